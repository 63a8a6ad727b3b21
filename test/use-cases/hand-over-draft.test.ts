import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveDraft, readColleagues, takeDraft } from '../../use-cases/hand-over-draft.ts';
import { saveDraft } from '../../use-cases/save-draft.ts';
import { perform } from '../../use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const begin = (as: Name) =>
  perform(saveDraft, {
    situation: situation(db, { as }),
    input: { id, changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }] },
  });
const give = (as: Name, to: string) =>
  perform(giveDraft, { situation: situation(db, { as }), input: { id, to } });
const colleagues = async (as: Name, duty = id) =>
  (
    await perform(readColleagues, { situation: situation(db, { as }), input: { id: duty } })
  ).people.map((one) => one.id);
const holder = async () => (await stores.drafts.get(id))?.holder;

describe('colleagues', () => {
  it('are those who may fill the form too, and not oneself', async () => {
    expect(await colleagues('officer')).toEqual(['wideOfficer']);
    expect(await colleagues('wideOfficer')).toEqual(['officer']);
  });

  it('of a meeting report are its members as well', async () => {
    const meeting = dutyOf({ obligation: 'committee-meeting' }).id;
    const found = await colleagues('secretary', meeting);
    expect(found.toSorted()).toEqual(['chair', 'member', 'officer', 'wideOfficer']);
  });

  it('are told to nobody who may not fill it', async () => {
    await expect(colleagues('head')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a draft', () => {
  it('given to a colleague is theirs, whole, audited, and they are told', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    expect(await stores.drafts.get(id)).toMatchObject({
      holder: 'wideOfficer',
      answers: { whyNot: 'รอคำสั่ง' },
    });
    const row = (await stores.audit.ofSubject(id)).find((one) => one.action === 'draft.give');
    expect(row).toMatchObject({ by: 'officer', before: 'officer', after: 'wideOfficer' });
    const told = await stores.deliveries.find({});
    expect(told.map(({ person, notice }) => ({ person, notice }))).toEqual([
      { person: 'wideOfficer', notice: { kind: 'draftGiven', duty: id, by: 'officer สมมุติ' } },
    ]);
  });

  it('given twice is given once', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    await give('officer', 'wideOfficer');
    expect(await stores.deliveries.count({})).toBe(1);
  });

  it('given back and forth tells each time', async () => {
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

  it('is given only by who holds it', async () => {
    await begin('officer');
    await expect(give('head', 'wideOfficer')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(give('wideOfficer', 'chair')).rejects.toMatchObject({ code: 'draft-held' });
    expect(await holder()).toBe('officer');
  });

  it('that does not exist cannot be given', async () => {
    await expect(give('officer', 'wideOfficer')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('given away can be taken back', async () => {
    await begin('officer');
    await give('officer', 'wideOfficer');
    await perform(takeDraft, { situation: situation(db, { as: 'officer' }), input: { id } });
    expect(await holder()).toBe('officer');
  });
});
