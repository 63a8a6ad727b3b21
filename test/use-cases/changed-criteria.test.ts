import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Criteria } from '#domain/criteria/criteria.ts';
import { startCriteria, publishCriteria, saveCriteria } from '#use-cases/criteria/edit-criteria.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { returnReport } from '#use-cases/reports/review-report.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf({ obligation: 'grading' });
const later = new Date('2025-06-10T03:00:00Z');

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.criteria.remove({});
  await stores.criteria.insertMissing([sampleCriteria]);
});

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as, at: later }), input });
}

/** The sample criteria with changed guidance for one indicator, or only with another title. */
function changed(indicator: string | null): Pick<Criteria, 'categories' | 'title'> {
  return {
    title: `${sampleCriteria.title} ปรับปรุง`,
    categories: sampleCriteria.categories.map((category) => ({
      ...category,
      indicators: category.indicators.map((each) =>
        each.id === indicator ? { ...each, guidance: 'นับใหม่ตามหนังสือ' } : each,
      ),
    })),
  };
}

async function publish(indicator: string | null): Promise<void> {
  const { id: set } = await by('province', startCriteria, {
    from: sampleCriteria.id,
    fiscalYear: 2568,
  });
  const { notice, source, levels } = sampleCriteria;
  const content = { notice, source, levels, ...changed(indicator) };
  const { edition } = await by('province', saveCriteria, { id: set, edition: 1, content });
  await by('province', publishCriteria, { id: set, edition });
}

const score = (field: string, value: number) =>
  by('officer', saveDraft, { id, changes: [{ field, value: { score: value }, seen: later }] });
const changedIn = async () => (await by('officer', openForm, { id })).changed;
const told = async () =>
  (await stores.deliveries.find({ 'notice.kind': 'criteriaChanged' })).map(
    (delivery) => delivery.person,
  );

describe('a grading in progress when its criteria change', () => {
  it('asks again for changed indicators that have a score, until they are scored again', async () => {
    await score('i1-1', 2);
    await score('i1-2', 1);
    expect(await changedIn()).toEqual([]);
    await publish('1.2');
    expect(await changedIn()).toEqual(['i1-2']);
    await score('i1-1', 3);
    expect(await changedIn()).toEqual(['i1-2']);
    await score('i1-2', 1);
    expect(await changedIn()).toEqual([]);
    expect((await stores.drafts.get(id))?.answers['i1-1']).toEqual({ score: 3 });
  });

  it('does not ask for indicators without a score', async () => {
    await score('i1-1', 2);
    await publish('1.2');
    expect(await changedIn()).toEqual([]);
  });

  it('asks again for changed indicators after a return, with or without a draft', async () => {
    const [example] = examplesOf.grading.accepted;
    await attachAll(db, { duty: dutyOf({ obligation: 'grading' }), answers: example.answers });
    await by('officer', submitReport, {
      id,
      submission: randomUUID(),
      follows: 0,
      answers: example.answers,
      reasons: example.reasons ?? {},
    });
    await by('head', returnReport, {
      id,
      revision: 1,
      returnDueOn: '2025-06-20',
      comments: [{ path: null, text: 'แก้' }],
    });
    await publish('1.2');
    expect(await changedIn()).toEqual(['i1-2']);
    await score('i1-1', 3);
    expect(await changedIn()).toEqual(['i1-2']);
    expect(await told()).toEqual(['officer']);
  });

  it('notifies its scorer once, and not when only surrounding words changed', async () => {
    await score('i1-1', 2);
    await publish(null);
    expect(await told()).toEqual([]);
    await publish('1.1');
    expect(await told()).toEqual(['officer']);
  });
});
