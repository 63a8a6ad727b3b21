import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refsOf } from '#domain/fields/attachments.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, refill, seatMembers, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const june = new Date('2025-06-10T03:00:00Z');
const register = dutyOf({ obligation: 'committee-register' });
const [meetingExample] = examplesOf['meeting-report'].accepted;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await seatMembers(db);
});

const as = (name: Name, at = june) => ({ ...situation(db, { as: name }), now: at });
const open = (duty: Duty) =>
  execute(openForm, { situation: as('officer'), input: { id: duty.id } });
const save = (duty: Duty, ...changes: { field: string; value: unknown }[]) =>
  execute(saveDraft, {
    situation: as('officer'),
    input: { id: duty.id, changes: changes.map((change) => ({ ...change, seen: null })) },
  });
const send = (duty: Duty, answers: object, reasons: object = {}) =>
  execute(submitReport, {
    situation: as('officer'),
    input: { id: duty.id, submission: randomUUID(), follows: 0, answers, reasons },
  });

async function reportMeeting(): Promise<void> {
  const meeting = dutyOf({ obligation: 'committee-meeting' });
  await attachAll(db, { duty: meeting, answers: meetingExample.answers });
  await send(meeting, meetingExample.answers);
}

describe('a form that was not begun', () => {
  it('starts with the current register, and is not stored before the first keystroke', async () => {
    const { start, draft } = await open(register);
    expect(start.answers['members']).toHaveLength(9);
    expect(start.sources).toEqual({
      centreName: 'จากทะเบียน ศอช.',
      members: 'จากทะเบียนกรรมการ',
    });
    expect([draft, await stores.drafts.get(register.id)]).toEqual([null, null]);
  });

  it('keeps its prefilled answers when the first field is saved, and drops the source of a changed one', async () => {
    const { start } = await open(register);
    await save(register, { field: 'centreName', value: 'ศอช.ต.ใหม่' });
    const { draft } = await open(register);
    expect(draft?.answers).toEqual({ ...start.answers, centreName: 'ศอช.ต.ใหม่' });
    expect(draft?.sources).toEqual({ members: 'จากทะเบียนกรรมการ' });
    expect((await stores.drafts.get(register.id))?.progress.done).toBeGreaterThan(0);
  });

  it('keeps the source of an answer saved unchanged, and of an edited list', async () => {
    const { start } = await open(register);
    const members = start.answers['members'];
    if (!Array.isArray(members)) throw new Error('no members');
    await save(
      register,
      { field: 'centreName', value: start.answers['centreName'] },
      { field: 'members', value: members.slice(1) },
    );
    const { draft } = await open(register);
    expect(Object.keys(draft?.sources ?? {})).toEqual(['centreName', 'members']);
    expect(draft?.answers['members']).toHaveLength(8);
  });

  it('can be sent with its prefilled answers, without having been saved', async () => {
    const progress = dutyOf({ obligation: 'progress-assessment' });
    await reportMeeting();
    const { start } = await open(progress);
    const { meetingsHeld, assessedOn } = start.answers;
    expect([meetingsHeld, assessedOn]).toEqual([1, '2025-06-10']);
    const [example] = examplesOf['progress-assessment'].accepted;
    const answers = { ...example.answers, ...start.answers, photos: [], meetingsLevel: '3' };
    const told = { meetingsProblems: 'มาไม่ครบ', meetingsRemedies: 'นัดล่วงหน้า' };
    expect((await send(progress, { ...answers, ...told })).outcome).toBe('saved');
    const stored = await stores.submissions.newest(progress.id);
    expect(stored?.answers['meetingsHeld']).toBe(1);
  });

  it('counts and lists only what this centre has reported this year', async () => {
    await reportMeeting();
    const next = dutyOf({ obligation: 'committee-meeting', round: 2 });
    const neighbour = dutyOf({ obligation: 'committee-meeting', centre: 't570402' });
    expect((await open(next)).start.answers['meetingNo']).toBe('2/2568');
    const theirs = await execute(openForm, {
      situation: as('otherOfficer'),
      input: { id: neighbour.id },
    });
    expect(theirs.start.answers).toEqual({ meetingNo: '1/2568' });
    const { start } = await open(dutyOf({ obligation: 'operations-report' }));
    expect(start.answers['meetings']).toMatchObject([{ heldOn: '2025-03-11', present: 6 }]);
  });

  it('starts with the revision that was returned, not with facts from the ledger', async () => {
    const meeting = dutyOf({ obligation: 'committee-meeting' });
    await reportMeeting();
    await execute(returnReport, {
      situation: as('head'),
      input: {
        id: meeting.id,
        revision: 1,
        returnDueOn: '2025-06-20',
        comments: [{ path: 'place', text: 'ระบุห้อง' }],
      },
    });
    const { start } = await open(meeting);
    expect(start.answers).toEqual((await stores.submissions.newest(meeting.id))?.answers);
    expect(start.sources).toEqual({});
  });
});

describe('a form for an extra register between two rounds', () => {
  it('starts with the current order and its copy, and is sent without a new photograph of it', async () => {
    const [example] = examplesOf['committee-register'].accepted;
    await attachAll(db, { duty: register, answers: example.answers });
    await send(register, example.answers);
    const onRevision = { id: register.id, revision: 1 };
    await execute(forwardReport, { situation: as('head'), input: onRevision });
    await execute(acceptReport, { situation: as('province'), input: onRevision });
    const { duty } = await execute(startReport, {
      situation: as('officer'),
      input: { centre: 't570401', form: 'committee-register' },
    });
    const update = await stores.duties.get(duty.id);
    if (!update) throw new Error('no update');
    const { start, attachments } = await open(update);
    expect(start.answers).toMatchObject({ orderState: 'stands', orderNo: '12/2567' });
    expect(Object.values(attachments).map((file) => file.id)).toEqual(
      refsOf(example.answers['orderFiles']).map((file) => file.id),
    );
    const sent = await send(update, start.answers);
    expect(sent).toMatchObject({ outcome: 'saved', revision: 1 });
    const read = await execute(readDuty, { situation: as('head'), input: { id: update.id } });
    expect(Object.keys(read.attachments)).toEqual(Object.keys(attachments));
  });

  it('refuses another centre’s file as a copy of the order', async () => {
    const [example] = examplesOf['committee-register'].accepted;
    const neighbour = dutyOf({ obligation: 'committee-register', centre: 't570402' });
    await attachAll(db, { duty: neighbour, answers: example.answers });
    await expect(send(register, example.answers)).rejects.toMatchObject({
      code: 'invalid-answers',
    });
  });
});

describe('the previous answers of a form', () => {
  it('are those of the previous round', async () => {
    await reportMeeting();
    const { last } = await open(dutyOf({ obligation: 'committee-meeting', round: 2 }));
    expect(last?.title).toBe('ครั้งที่ 1');
    expect(last?.answers['place']).toBe(meetingExample.answers['place']);
  });

  it('are those of the newest earlier year when there is no previous round', async () => {
    const plan = dutyOf();
    const before = { ...plan, id: `old.${plan.id}`, letter: 'old', fiscalYear: 2567, revision: 1 };
    await stores.duties.insertMissing([before]);
    await stores.submissions.insert({
      id: randomUUID(),
      duty: before.id,
      centre: before.centre,
      areaCode: before.areaCode,
      form: before.form,
      formVersion: 1,
      criteria: null,
      revision: 1,
      answers: { assigned: false, whyNot: 'ปีก่อนรอคำสั่ง', planState: 'none' },
      reasons: {},
      by: 'officer',
      at: new Date('2024-08-01T03:00:00Z'),
    });
    const { last, previous } = await open(plan);
    expect(last).toMatchObject({ title: 'ปี 2567', answers: { whyNot: 'ปีก่อนรอคำสั่ง' } });
    expect(previous).toBeNull();
  });

  it('are empty when the centre has never reported', async () => {
    expect((await open(dutyOf())).last).toBeNull();
  });
});
