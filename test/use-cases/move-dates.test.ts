import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { atBangkok } from '#domain/calendar.ts';
import { shiftedMoves } from '#domain/letter/dates.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import { archiveLetter } from '#use-cases/letters/archive-letter.ts';
import { moveDates, previewDates } from '#use-cases/letters/move-dates.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { decideOnExtension, requestExtension } from '#use-cases/duties/extend-duty.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import { testDatabase } from '../support/database.ts';
import {
  duties,
  dutyOf,
  fill,
  holidays,
  letter,
  now,
  refill,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const grading = dutyOf({ obligation: 'grading' });

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.letters.put(letter);
});

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as }), input });
}

const to = (dueOn: string) => [{ obligation: 'grading', round: 1, opensOn: '2024-12-06', dueOn }];
const move = (dueOn: string, change: object = {}) =>
  by('province', moveDates, {
    id: letter.id,
    version: 0,
    moves: to(dueOn),
    reason: 'น้ำท่วม',
    ...change,
  });

describe('moving a round to another date', () => {
  it('moves letter and duties together, with the reason in both histories', async () => {
    const preview = await by('province', previewDates, { id: letter.id, moves: to('2025-01-15') });
    expect(await move('2025-01-15')).toEqual({
      rounds: 1,
      duties: preview.duties.total,
      version: 1,
    });
    const moved = await stores.duties.ofRounds(letter.id, [{ obligation: 'grading', round: 1 }]);
    expect(new Set(moved.map((one) => `${one.dueOn} ${one.districtDueOn} ${one.version}`))).toEqual(
      new Set(['2025-01-15 2025-01-08 1']),
    );
    const others = await stores.duties.count({ dueOn: '2025-01-15' });
    expect(others).toBe(moved.length);
    const { timeline } = await by('officer', readDuty, { id: grading.id });
    expect(timeline.at(-1)).toMatchObject({ action: 'dates.moved', note: 'น้ำท่วม' });
    const rows = await stores.audit.ofSubject(letter.id);
    expect(rows.at(-1)).toMatchObject({
      note: 'น้ำท่วม',
      before: [{ round: 'grading.1', dueOn: '2024-12-25' }],
      after: [{ round: 'grading.1', dueOn: '2025-01-15' }],
    });
  });

  it('happens once when the request is repeated', async () => {
    await move('2025-01-15');
    const audits = await stores.audit.count({});
    expect(await move('2025-01-15')).toEqual({ rounds: 0, duties: 0, version: 1 });
    expect(await stores.audit.count({})).toBe(audits);
  });

  it('is refused when another person moved the round meanwhile, and changes nothing', async () => {
    await move('2025-01-15');
    await expect(move('2025-01-20')).rejects.toMatchObject({ code: 'conflict' });
    expect((await stores.duties.get(grading.id))?.dueOn).toBe('2025-01-15');
    expect(await move('2025-01-20', { version: 1 })).toMatchObject({ version: 2 });
  });

  it('leaves a later date that an extension has given', async () => {
    await by('officer', requestExtension, { id: grading.id, dueOn: '2025-01-31', reason: 'ก' });
    await by('province', decideOnExtension, { id: grading.id, grant: true, dueOn: '2025-01-31' });
    const preview = await by('province', previewDates, { id: letter.id, moves: to('2025-01-15') });
    expect(preview.changes.keptByExtension).toBe(1);
    await move('2025-01-15');
    expect((await stores.duties.get(grading.id))?.dueOn).toBe('2025-01-31');
  });

  it.each<[string, object, string]>([
    ['without a reason', { reason: ' ' }, 'invalid-input'],
    ['into the past', { moves: to('2024-12-17') }, 'date-in-past'],
    ['of a letter that does not exist', { id: 'none' }, 'not-found'],
  ])('is refused: %s', async (_what, change, code) => {
    await expect(move('2025-01-15', change)).rejects.toMatchObject({ code });
    expect((await stores.duties.get(grading.id))?.dueOn).toBe('2024-12-25');
  });

  it('is refused for a letter that is no longer in force', async () => {
    await by('province', archiveLetter, {
      id: letter.id,
      unfinished: duties.length,
      reason: 'สิ้นปีงบประมาณ',
    });
    await expect(move('2025-01-15')).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('warns when the new date is a day off or outside the year', async () => {
    const codes = async (dueOn: string) =>
      (await by('province', previewDates, { id: letter.id, moves: to(dueOn) })).warnings.map(
        (warning) => warning.code,
      );
    expect(await codes('2025-01-01')).toEqual(['dayOff']);
    expect(await codes('2025-10-01')).toEqual(['outsideYear']);
    expect(await codes('2025-01-15')).toEqual([]);
  });
});

describe('a whole letter moved by a rule', () => {
  it('moves every duty to the new date of its round', async () => {
    const moves = shiftedMoves(letter, { days: 14, today: '2024-12-18', holidays });
    const done = await by('province', moveDates, {
      id: letter.id,
      version: 0,
      moves,
      reason: 'เลื่อนทั้งฉบับ',
    });
    expect([done.rounds, done.duties]).toEqual([10, duties.length]);
    const stored = await stores.letters.get(letter.id);
    const dates = new Map(moves.map((move) => [`${move.obligation}.${move.round}`, move.dueOn]));
    const rows = await stores.duties.find({});
    expect(rows.filter((row) => row.dueOn !== dates.get(`${row.obligation}.${row.round}`))).toEqual(
      [],
    );
    expect(stored?.version).toBe(1);
  });
});

describe('a digest that was planned by the old date', () => {
  it('is not sent after the round was moved, and the new date reminds on its own mornings', async () => {
    const office = createOffice(db);
    const others = duties.filter((duty) => duty.obligation !== 'grading' || duty.round !== 1);
    await stores.duties.remove({ $or: others.map(({ id }) => ({ _id: id })) });
    office.setClock(atBangkok('2024-12-18', '08:30'));
    await dailyDigest.run(office.tools);
    expect(await stores.deliveries.count({ state: 'planned' })).toBeGreaterThan(0);
    await move('2025-01-15');
    await deliver.run(office.tools);
    const states = (await stores.deliveries.find({})).map(
      (delivery) => `${delivery.state} ${delivery.reason}`,
    );
    expect(new Set(states)).toEqual(new Set(['cancelled nothing left to say']));
    expect(office.arrived()).toEqual([]);
    office.setClock(atBangkok('2025-01-08', '08:30'));
    await dailyDigest.run(office.tools);
    await deliver.run(office.tools);
    expect(office.arrived().length).toBeGreaterThan(0);
    expect(now < atBangkok('2025-01-08', '08:30')).toBe(true);
  });
});
