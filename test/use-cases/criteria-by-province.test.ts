import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import {
  discardCriteria,
  exportCriteria,
  importCriteria,
  listCriteria,
  publishCriteria,
  readCriteriaSet,
  saveCriteria,
  startCriteria,
} from '#use-cases/criteria/edit-criteria.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { previewPublishing } from '#use-cases/letters/publish-letter.ts';
import { readFirstDay } from '#use-cases/settings/read-first-day.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { sampleCriteria } from '../examples/example.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, letter, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const later = new Date('2025-06-10T03:00:00Z');
const grading = dutyOf({ obligation: 'grading' });
const { title, notice, source, levels, categories } = sampleCriteria;
const content = { title, notice, source, levels, categories };

const neighbour = {
  ...situation(db, { as: 'province', at: later }),
  actor: {
    person: 'neighbour',
    name: 'เพื่อนบ้าน สมมุติ',
    grants: [{ role: 'province' as const, areaCode: '56' as const, centre: null, seat: null }],
  },
};

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.criteria.remove({});
  await stores.criteria.insertMissing([sampleCriteria]);
});

function by<S extends z.ZodMiniType, O>(
  who: Name | 'neighbour',
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  const at = who === 'neighbour' ? neighbour : situation(db, { as: who, at: later });
  return execute(useCase, { situation: at, input });
}

type Office = 'province' | 'neighbour';

async function draftOf(office: Office, from = sampleCriteria.id): Promise<string> {
  return (await by(office, startCriteria, { from, fiscalYear: 2568 })).id;
}

async function publishOwn(office: Office): Promise<string> {
  const id = await draftOf(office);
  await by(office, publishCriteria, { id, edition: 1 });
  return id;
}

const currentIn = async (areaCode: AreaCode, fiscalYear = 2568) =>
  (await stores.criteria.current(fiscalYear, areaCode))?.id;
const stateOf = async (id: string) => (await stores.criteria.get(id))?.state;
const listed = async (office: Office) => {
  const { sets } = await by(office, listCriteria, {});
  return sets.map(
    ({ areaCode, version, state, isReplaced }) =>
      `${areaCode} ${version} ${state}${isReplaced ? ' replaced' : ''}`,
  );
};

describe('a criteria set that a province publishes', () => {
  it('counts in that province only, at every place of it', async () => {
    const own = await publishOwn('province');
    expect(await currentIn('57')).toBe(own);
    expect(await currentIn('570401')).toBe(own);
    expect(await currentIn('56')).toBe(sampleCriteria.id);
    expect((await by('officer', openForm, { id: grading.id })).criteria?.id).toBe(own);
  });

  it('retires only the set that the province itself published before', async () => {
    const [first, theirs] = [await publishOwn('province'), await publishOwn('neighbour')];
    const second = await publishOwn('province');
    expect(await Promise.all([sampleCriteria.id, first, theirs, second].map(stateOf))).toEqual([
      'published',
      'retired',
      'published',
      'published',
    ]);
    expect([await currentIn('57'), await currentIn('56')]).toEqual([second, theirs]);
  });

  it('gets the next number of the sets that the province sees, and an id of its own', async () => {
    const ids = [await publishOwn('province'), await publishOwn('neighbour')];
    expect(ids).toEqual(['grading-57-2568-v2', 'grading-56-2568-v2']);
    expect(await publishOwn('province')).toBe('grading-57-2568-v3');
  });

  it('is no example any more, so that only its province has done this task of the first day', async () => {
    await publishOwn('province');
    const left = async (office: Office) =>
      (await by(office, readFirstDay, {})).tasks.find(({ task }) => task === 'criteria')?.left;
    expect([await left('province'), await left('neighbour')]).toEqual([0, 1]);
  });

  it('is announced to those who score in that province, and not by the neighbour’s set', async () => {
    const changes = [{ field: 'i1-1', value: { score: 2 }, seen: later }];
    await by('officer', saveDraft, { id: grading.id, changes });
    const changed = categories.map((category) => ({
      ...category,
      indicators: category.indicators.map((each) => ({ ...each, guidance: 'นับใหม่ตามหนังสือ' })),
    }));
    const told = () => stores.deliveries.count({ 'notice.kind': 'criteriaChanged' });
    const counts: number[] = [];
    for (const office of ['neighbour', 'province'] as const) {
      const id = await draftOf(office);
      expect((await by(office, readCriteriaSet, { id })).begun).toBe(office === 'province' ? 1 : 0);
      await by(office, saveCriteria, {
        id,
        edition: 1,
        content: { ...content, categories: changed },
      });
      await by(office, publishCriteria, { id, edition: 2 });
      counts.push(await told());
    }
    expect(counts).toEqual([0, 1]);
  });
});

describe('the set in force', () => {
  const set = (change: Partial<Criteria>): Criteria => ({ ...sampleCriteria, ...change });
  const country = (fiscalYear: number) =>
    set({ id: `country-${fiscalYear}`, areaCode: null, fiscalYear });
  const own = (fiscalYear: number) => set({ id: `own-${fiscalYear}`, areaCode: '57', fiscalYear });

  it.each([
    ['the province’s own of the same year', [country(2569), own(2569)], 'own-2569'],
    ['the country’s of a newer year', [own(2568), country(2569)], 'country-2569'],
    ['the province’s own of a newer year', [country(2568), own(2569)], 'own-2569'],
    [
      'the province’s own of the year before, before one is published',
      [country(2567), own(2568), set({ id: 'draft', areaCode: '57', state: 'draft' })],
      'own-2568',
    ],
    ['none of a later year', [own(2570)], undefined],
    ['none of another province', [set({ id: 'theirs', areaCode: '56' })], undefined],
  ])('is %s', async (_, sets, id) => {
    await stores.criteria.remove({});
    await stores.criteria.insertMissing(sets);
    expect(await currentIn('570401', 2569)).toBe(id);
  });

  it('is missing for a letter’s year only where the province and the country have none', async () => {
    await stores.letters.put({ ...letter, publishedOn: null });
    const lacks = async () =>
      (await by('province', previewPublishing, { id: letter.id })).noCriteria;
    await stores.criteria.remove({});
    await stores.criteria.insertMissing([set({ id: 'theirs', areaCode: '56' })]);
    expect(await lacks()).toBe(true);
    await stores.criteria.insertMissing([set({ id: 'own', areaCode: '57' })]);
    expect(await lacks()).toBe(false);
  });
});

describe('the criteria sets of a province', () => {
  it('are its own and those of the country, without the drafts of others', async () => {
    await publishOwn('province');
    await draftOf('neighbour');
    await stores.criteria.insertMissing([
      { ...sampleCriteria, id: 'country-draft', version: 9, state: 'draft' },
    ]);
    expect(await listed('province')).toEqual(['57 2 published', 'null 1 published replaced']);
    expect(await listed('neighbour')).toEqual(['56 2 draft', 'null 1 published']);
  });

  it('can each have a draft of one year at the same time', async () => {
    const ids = [await draftOf('province'), await draftOf('neighbour')];
    expect(new Set(ids).size).toBe(2);
    expect(await by('province', startCriteria, { from: ids[0], fiscalYear: 2568 })).toEqual({
      id: ids[0],
      isNew: false,
    });
  });

  it.each([
    { useCase: readCriteriaSet, rest: {} },
    { useCase: exportCriteria, rest: {} },
    { useCase: saveCriteria, rest: { edition: 1, content } },
    { useCase: importCriteria, rest: { edition: 1, sheets: [] } },
    { useCase: publishCriteria, rest: { edition: 1 } },
    { useCase: discardCriteria, rest: { edition: 1 } },
  ])('are closed to another province: $useCase.name', async ({ useCase, rest }) => {
    const id = await draftOf('province');
    const asked = by<z.ZodMiniType, unknown>('neighbour', useCase, { id, ...rest });
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
    const copied = by('neighbour', startCriteria, { from: id, fiscalYear: 2569 });
    await expect(copied).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await stateOf(id)).toBe('draft');
  });

  it.each([
    { useCase: saveCriteria, rest: { content } },
    { useCase: importCriteria, rest: { sheets: [] } },
    { useCase: publishCriteria, rest: {} },
    { useCase: discardCriteria, rest: {} },
  ])(
    'do not let a province change one of the country: $useCase.name',
    async ({ useCase, rest }) => {
      const input = { id: sampleCriteria.id, edition: sampleCriteria.edition, ...rest };
      const asked = by<z.ZodMiniType, unknown>('province', useCase, input);
      await expect(asked).rejects.toMatchObject({ code: 'wrong-state' });
      expect(await stores.criteria.get(sampleCriteria.id)).toEqual(sampleCriteria);
    },
  );

  it('hide a draft of the country', async () => {
    await stores.criteria.insertMissing([
      { ...sampleCriteria, id: 'country-draft', version: 9, state: 'draft' },
    ]);
    const read = by('province', readCriteriaSet, { id: 'country-draft' });
    await expect(read).rejects.toMatchObject({ code: 'not-found' });
  });

  it('return to the country’s set by a copy of it', async () => {
    const own = await publishOwn('province');
    const back = await publishOwn('province');
    expect([await stateOf(own), await currentIn('57')]).toEqual(['retired', back]);
    expect((await by('province', readCriteriaSet, { id: sampleCriteria.id })).isReplaced).toBe(
      true,
    );
  });

  it('count only the reports of the province', async () => {
    const [pattern] = await stores.duties.find({ obligation: 'grading', centre: 't570401' });
    if (!pattern) throw new Error('no grading');
    for (const areaCode of ['570401', '560101'] as const)
      await stores.submissions.insert({
        id: `00000000-0000-4000-8000-000000${areaCode}`,
        duty: `${pattern.id}.${areaCode}`,
        centre: `t${areaCode}`,
        areaCode,
        form: 'grading',
        formVersion: 1,
        criteria: sampleCriteria.id,
        revision: 1,
        answers: {},
        reasons: {},
        by: 'officer',
        at: later,
      });
    const { reports } = await by('province', readCriteriaSet, { id: sampleCriteria.id });
    expect(reports).toBe(1);
    await stores.submissions.remove({});
  });
});
