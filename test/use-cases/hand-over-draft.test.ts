import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOverDraft, readColleagues, takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, plainAnswers, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const begin = (as: Name) =>
  execute(saveDraft, {
    situation: situation(db, { as }),
    input: { id, changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }] },
  });
const give = (as: Name, to: string) =>
  execute(handOverDraft, { situation: situation(db, { as }), input: { id, to } });
const colleagues = async (as: Name, duty = id) =>
  (
    await execute(readColleagues, { situation: situation(db, { as }), input: { id: duty } })
  ).people.map((person) => person.id);
const holder = async () => (await stores.drafts.get(id))?.holder;

describe('the colleagues to whom a draft can be given', () => {
  it('are the other people who may fill the form', async () => {
    expect(await colleagues('officer')).toEqual(['wideOfficer']);
    expect(await colleagues('wideOfficer')).toEqual(['officer']);
  });

  it('include the members for a meeting report', async () => {
    const meeting = dutyOf({ obligation: 'committee-meeting' }).id;
    const found = await colleagues('secretary', meeting);
    expect(found.toSorted()).toEqual(['chair', 'member', 'officer', 'wideOfficer']);
  });

  it('are not shown to a person who may not fill the form', async () => {
    await expect(colleagues('head')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a draft that is handed over', () => {
  it('belongs to the colleague with all its answers, which is audited and notified', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    expect(await stores.drafts.get(id)).toMatchObject({
      holder: 'wideOfficer',
      answers: { whyNot: 'รอคำสั่ง' },
    });
    const row = (await stores.audit.ofSubject(id)).find((entry) => entry.action === 'draft.give');
    expect(row).toMatchObject({ by: 'officer', before: 'officer', after: 'wideOfficer' });
    const told = await stores.deliveries.find({});
    expect(told.map(({ person, notice }) => ({ person, notice }))).toEqual([
      { person: 'wideOfficer', notice: { kind: 'draftGiven', duty: id, by: 'officer สมมุติ' } },
    ]);
  });

  it('is given once when the request is repeated', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    await give('officer', 'wideOfficer');
    expect(await stores.deliveries.count({})).toBe(1);
  });

  it('leads to a message each time it is given back and forth', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    await give('wideOfficer', 'officer');
    await give('officer', 'wideOfficer');
    expect(await stores.deliveries.count({})).toBe(3);
  });

  it.each(['head', 'otherOfficer', 'stranger', 'nobody'])(
    'cannot be given to %s, who may not fill it',
    async (to) => {
      await begin('officer');
      await expect(give('officer', to)).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await holder()).toBe('officer');
    },
  );

  it('can be given by its holder only', async () => {
    await begin('officer');
    await expect(give('head', 'wideOfficer')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(give('wideOfficer', 'chair')).rejects.toMatchObject({ code: 'draft-held' });
    expect(await holder()).toBe('officer');
  });

  it('cannot be given before it exists', async () => {
    await expect(give('officer', 'wideOfficer')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells the former holder by LINE who has taken it over', async () => {
    await begin('officer');
    const take = () =>
      execute(takeOverDraft, { situation: situation(db, { as: 'wideOfficer' }), input: { id } });
    await take();
    await take();
    const told = await stores.deliveries.find({});
    expect(told.map(({ person, notice }) => ({ person, notice }))).toEqual([
      { person: 'officer', notice: { kind: 'draftTaken', duty: id, by: 'wideOfficer สมมุติ' } },
    ]);
    await expect(begin('officer')).rejects.toMatchObject({
      code: 'draft-held',
      details: { holder: 'wideOfficer สมมุติ', role: 'officer' },
    });
  });

  it('shows whose answer is in conflict, and who fills in the report', async () => {
    await begin('officer');
    await execute(takeOverDraft, {
      situation: situation(db, { as: 'wideOfficer' }),
      input: { id },
    });
    const { draft } = await execute(openForm, {
      situation: situation(db, { as: 'wideOfficer' }),
      input: { id },
    });
    expect(draft?.savedBy).toEqual({ whyNot: 'officer สมมุติ' });
    const { conflicts } = await execute(saveDraft, {
      situation: situation(db, { as: 'wideOfficer' }),
      input: { id, changes: [{ field: 'whyNot', value: 'อีกเหตุผล', seen: null }] },
    });
    expect(conflicts).toMatchObject([{ field: 'whyNot', by: 'officer สมมุติ' }]);
    const seen = await execute(openForm, {
      situation: situation(db, { as: 'officer' }),
      input: { id },
    });
    expect(seen.draft?.holder).toMatchObject({ name: 'wideOfficer สมมุติ', role: 'officer' });
  });

  it('shows who sent the report to a person who still types in it', async () => {
    await execute(submitReport, {
      situation: situation(db, { as: 'wideOfficer' }),
      input: { id, submission: randomUUID(), follows: 0, answers: plainAnswers, reasons: {} },
    });
    await expect(begin('officer')).rejects.toMatchObject({
      code: 'wrong-state',
      details: { submittedBy: 'wideOfficer สมมุติ' },
    });
  });

  it('can be taken back after it was given', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    await execute(takeOverDraft, { situation: situation(db, { as: 'officer' }), input: { id } });
    expect(await holder()).toBe('officer');
  });
});
