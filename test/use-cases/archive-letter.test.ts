import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { planDigests } from '#domain/reminders.ts';
import {
  archiveLetter,
  previewArchiving,
  restoreLetter,
} from '#use-cases/letters/archive-letter.ts';
import { startLetter } from '#use-cases/letters/edit-letter.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { readLetter } from '#use-cases/letters/read-letters.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import {
  duties,
  dutyOf,
  fill,
  holidays,
  letter,
  now,
  personOf,
  plainAnswers,
  refill,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const duty = dutyOf();

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.letters.remove({});
  await stores.letters.insert(letter);
});

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as }), input });
}

const nextYear = () => by('province', startLetter, { from: letter.id, kind: 'nextYear' });

describe('an archived letter', () => {
  const unfinished = duties.length;
  const archive = (count = unfinished) =>
    by('province', archiveLetter, { id: letter.id, unfinished: count, reason: 'สิ้นปีงบประมาณ' });
  const morning = async () => {
    const published = await stores.letters.published();
    return planDigests({
      policy: usualPolicy,
      duties: await stores.duties.owedIn('57'),
      people: [personOf('officer'), personOf('head'), personOf('province')],
      holidays,
      now,
      since: '2024-12-17',
      publications: new Map(
        published.map((letter) => [letter.id, letter.publishedOn ?? letter.date]),
      ),
      unanswered: [
        {
          person: 'officer',
          day: '2024-12-17',
          entries: [{ duty: dutyOf({ obligation: 'grading' }).id, dueOn: '2024-12-18', wave: -1 }],
        },
      ],
    });
  };

  it('is archived only when its numbers match the preview', async () => {
    await stores.duties.updateMany({ id: duty.id }, { $set: { state: 'accepted' } });
    expect(await by('province', previewArchiving, { id: letter.id })).toMatchObject({
      total: unfinished,
      open: unfinished - 1,
      done: 1,
    });
    await expect(archive()).rejects.toMatchObject({ code: 'numbers-changed' });
    expect(await archive(unfinished - 1)).toEqual({ archived: unfinished });
    expect(await archive(unfinished - 1)).toEqual({ archived: 0 });
  });

  it('removes its duties from reminders, lists and figures, and leaves them readable', async () => {
    expect(await morning()).not.toEqual([]);
    await archive();
    expect(await morning()).toEqual([]);
    expect(await by('officer', myDuties, {})).toMatchObject({ duties: [], total: 0 });
    expect((await by('officer', readCalendar, {})).dates).toEqual([]);
    expect((await by('province', listDuties, { filter: 'late' })).total).toBe(0);
    expect((await by('officer', readDuty, { id: duty.id })).duty).toMatchObject({
      archived: true,
      actions: [],
    });
    expect((await by('officer', readLetter, { id: letter.id })).state).toBe('archived');
  });

  it('can be viewed as a separate year', async () => {
    await archive();
    const { id } = await nextYear();
    await by('province', publishLetter, { id, version: 0 });
    const back = await by('province', readOverview, { year: 2568 });
    expect([back.figures.total, back.years]).toEqual([
      duties.length,
      [
        { fiscalYear: 2569, open: true },
        { fiscalYear: 2568, open: false },
      ],
    ]);
  });

  it('accepts no report, no waiver and no publishing', async () => {
    await archive();
    const report = {
      id: duty.id,
      submission: '00000000-0000-4000-8000-000000000001',
      follows: 0,
      answers: plainAnswers,
      reasons: {},
    };
    await expect(by('officer', submitReport, report)).rejects.toMatchObject({
      code: 'letter-archived',
    });
    await expect(by('province', waiveDuty, { id: duty.id, reason: 'ก' })).rejects.toMatchObject({
      code: 'letter-archived',
    });
    await expect(by('province', publishLetter, { id: letter.id })).rejects.toMatchObject({
      code: 'wrong-state',
    });
  });

  it('is restored unchanged', async () => {
    const before = await stores.duties.find({});
    await archive();
    expect(await by('province', restoreLetter, { id: letter.id })).toEqual({
      restored: unfinished,
    });
    expect(await by('province', restoreLetter, { id: letter.id })).toEqual({ restored: 0 });
    const after = await stores.duties.find({});
    expect(after.map((duty) => ({ ...duty, version: 0 }))).toEqual(
      before.map((duty) => ({ ...duty, version: 0 })),
    );
    expect(await morning()).not.toEqual([]);
  });
});
