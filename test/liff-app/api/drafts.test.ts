import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, plainAnswers } from '#test/support/world.ts';
import { at } from './client.ts';
import { duty, openDesk, outcome, path, report } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api, audited, clients, minutes } = await openDesk(db);

describe('the draft of a report', () => {
  const save = (field: string, value: unknown, seen: string | null = null) => ({
    method: 'PUT',
    path: `${path}/draft`,
    json: { changes: [{ field, value, seen }] },
  });

  it('stores each field with its time, and begins the duty once', async () => {
    const officer = await api.as('officer');
    const first = await officer(save('assigned', false));
    await officer(save('whyNot', 'รอคำสั่ง'));
    const form = await officer({ path: `${path}/form` });
    expect(at(first.json, 'saved', 'assigned')).toBe(minutes(0).toISOString());
    expect(at(form.json, 'draft')).toMatchObject({
      answers: { assigned: false, whyNot: 'รอคำสั่ง' },
      mine: true,
    });
    expect([at(form.json, 'duty', 'state'), await audited()]).toEqual([
      'draft',
      ['draft.begun officer'],
    ]);
  });

  it('keeps every one of twenty concurrent saves', async () => {
    const officer = await api.as('officer');
    const fields = ['assigned', 'whyNot', 'documentNo', 'remarks', 'planState'];
    const values: unknown[] = [false, 'ก', 'ข', 'ค', 'none'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        officer(save(fields[index % 5] ?? '', values[index % 5], minutes(1).toISOString())),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({
      assigned: false,
      whyNot: 'ก',
      documentNo: 'ข',
      remarks: 'ค',
      planState: 'none',
    });
  });

  it('does not overwrite a newer save of another phone, and returns it', async () => {
    const officer = await api.as('officer');
    await officer(save('whyNot', 'จากเครื่องแรก'));
    api.setNow(minutes(2));
    const blind = await officer(save('whyNot', 'จากเครื่องที่สอง'));
    const seeing = await officer(save('whyNot', 'เขียนใหม่', minutes(0).toISOString()));
    expect(at(blind.json, 'conflicts', 0)).toMatchObject({ field: 'whyNot', value: 'จากเครื่องแรก' });
    expect(at(seeing.json, 'conflicts')).toEqual([]);
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ whyNot: 'เขียนใหม่' });
  });

  it('treats an answer from two phones as equal when only the order of its parts differs', async () => {
    const officer = await api.as('officer');
    await officer(save('roles', ['survey']));
    await officer(save('evidence', []));
    api.setNow(minutes(2));
    const again = await officer(save('roles', ['survey']));
    const empty = await officer(save('evidence', null));
    expect([at(again.json, 'conflicts'), at(empty.json, 'conflicts')]).toEqual([[], []]);
  });

  it('refuses a national id and an unknown field, and keeps the rest of the same save', async () => {
    const officer = await api.as('officer');
    const changes = [
      { field: 'whyNot', value: 'เลข 1-2345-67890-12-1', seen: null },
      { field: 'planState', value: 'none', seen: null },
      { field: 'nobody', value: 1, seen: null },
    ];
    const { json } = await officer({ method: 'PUT', path: `${path}/draft`, json: { changes } });
    expect(at(json, 'refused')).toMatchObject([{ field: 'whyNot' }, { field: 'nobody' }]);
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ planState: 'none' });
  });

  it('is held by one person; another person takes it over with all answers, which is audited', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    await officer(save('whyNot', 'รอคำสั่ง'));
    const refused = await wideOfficer(save('whyNot', 'ของฉัน'));
    expect([outcome(refused), at(refused.json, 'details', 'holder')]).toEqual([
      '409 draft-held',
      'officer สมมุติ',
    ]);
    expect(outcome(await wideOfficer(report()))).toBe('409 draft-held');
    await wideOfficer({ path: `${path}/draft/take`, json: {} });
    expect(outcome(await officer(save('whyNot', 'อีกครั้ง')))).toBe('409 draft-held');
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ whyNot: 'รอคำสั่ง' });
    expect(await audited()).toEqual(['draft.begun officer', 'draft.take wideOfficer']);
    expect(outcome(await wideOfficer(report()))).toBe('200 saved');
  });

  it('is removed when the report is sent, and cannot be saved during review', async () => {
    const officer = await api.as('officer');
    await officer(save('whyNot', 'รอคำสั่ง'));
    await officer(report());
    expect(await stores.drafts.get(duty.id)).toBeNull();
    expect(outcome(await officer(save('whyNot', 'ช้าไป')))).toBe('409 wrong-state');
  });

  it('begins with the sent answers after a return, and the duty stays returned', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    await head({
      path: `${path}/return`,
      json: {
        revision: 1,
        returnDueOn: '2024-12-24',
        comments: [{ path: 'whyNot', text: 'ขยายความ' }],
      },
    });
    await officer(save('whyNot', 'รอคำสั่งนายอำเภอ'));
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({
      ...plainAnswers,
      whyNot: 'รอคำสั่งนายอำเภอ',
    });
    const form = await officer({ path: `${path}/form` });
    expect([at(form.json, 'duty', 'state'), at(form.json, 'duty', 'returned', 'text')]).toEqual([
      'returned',
      'ขยายความ',
    ]);
  });

  it('cannot begin before its round opens', async () => {
    const officer = await api.as('officer');
    const early = dutyOf({ obligation: 'progress-assessment' });
    const answer = await officer({
      ...save('problems', 'ก'),
      path: `/api/duties/${early.id}/draft`,
    });
    expect(outcome(answer)).toBe('409 not-open');
  });

  it('keeps reasons only for the form’s own checks', async () => {
    const officer = await api.as('officer');
    const grading = dutyOf({ obligation: 'grading' });
    const reasons = {
      'some-evidence': 'เก็บไว้ที่ศูนย์',
      'a.b': 'ก',
      $set: 'ข',
      'x\u0000y': 'ค',
      __proto__x: 'ง',
    };
    const answer = await officer({
      method: 'PUT',
      path: `/api/duties/${grading.id}/draft`,
      json: { changes: [], reasons },
    });
    expect(answer.status).toBe(200);
    expect((await stores.drafts.get(grading.id))?.reasons).toEqual({
      'some-evidence': 'เก็บไว้ที่ศูนย์',
    });
  });
});
