import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import { exportReport } from '#use-cases/reports/export-reports.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { seedLetter } from '#use-cases/letters/seed-letter.ts';
import { seedPeople } from '#demo/seed/people.ts';
import { seedAreas, seedCentres } from '#use-cases/centres/seed-places.ts';
import { seedMembers } from '#demo/seed/registers.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { createYear, each } from '../support/year.ts';

/** Plays a whole year of the letter with people of each role. */
const db = await testDatabase();
const { stores } = db;
const areas = seedAreas();
const centres = seedCentres(areas);
const people = seedPeople({ areas, centres, joinedAt: atBangkok('2024-12-06', '10:00') });
const year = createYear({ db, people });
const whenItIsOver: Day = '2025-10-20';

beforeAll(async () => {
  await seedLetter(db, chiangRai2568.date);
  await stores.persons.insertMissing(people.map(({ featured: _featured, ...person }) => person));
  await stores.members.insertMissing(seedMembers(centres, people));
});

type Fate = 'waived' | 'extended' | 'returned' | 'plain';

/** Every hundredth duty is waived, every twentieth extended, every tenth returned once. */
function fateOf({ level }: Duty, no: number): Fate {
  if (no % 100 === 7) return 'waived';
  // The province requests no extension, because it changes its own dates.
  if (no % 20 === 3 && level !== 'province') return 'extended';
  return no % 10 === 1 ? 'returned' : 'plain';
}

/**
 * Sends, forwards and accepts all duties with one date of the letter. Some are extended or returned first.
 */
async function round(dueOn: Day, fates: ReadonlyMap<Fate, readonly Duty[]>): Promise<void> {
  const of = (fate: Fate): readonly Duty[] => fates.get(fate) ?? [];
  const days = (count: number): Day => addDays(dueOn, count);
  await each(of('waived'), (duty) => year.waive(duty, days(-9)));
  await each(of('extended'), (duty) => year.moreTime(duty, days(-9)));
  await each([...of('plain'), ...of('returned')], (duty) => year.send(duty, days(-8)));
  await each(of('returned'), (duty) => year.giveBack(duty, days(-6)));
  await each(of('returned'), (duty) => year.send(duty, days(-5)));
  await year.passAll('forward', days(-4));
  await year.passAll('accept', days(-4));
  await each(of('extended'), (duty) => year.send(duty, days(5)));
  await year.passAll('forward', days(5));
  await year.passAll('accept', days(5));
}

describe('a year simulated from the letter to the last report', () => {
  const planned = new Map<Fate, number>();

  it('ends with all 1,335 duties accepted or waived', async () => {
    const duties = await stores.duties.find({}, { sort: { dueOn: 1, _id: 1 } });
    const told = duties.map((duty, no) => ({ duty, fate: fateOf(duty, no) }));
    for (const [dueOn, due] of Map.groupBy(told, ({ duty }) => duty.dueOn)) {
      const fates = [...Map.groupBy(due, ({ fate }) => fate)];
      await round(dueOn, new Map(fates.map(([fate, all]) => [fate, all.map((plan) => plan.duty)])));
    }
    for (const [fate, all] of Map.groupBy(told, (plan) => plan.fate)) planned.set(fate, all.length);
    const waived = planned.get('waived') ?? 0;
    const ended = Map.groupBy(await stores.duties.find({}), (duty) => duty.state);
    const counts = Object.fromEntries([...ended].map(([state, all]) => [state, all.length]));
    expect(counts).toEqual({ accepted: 1335 - waived, waived });
  });

  it('leaves every report readable, valid and exportable, in every form', async () => {
    const situation = year.byProvince(whenItIsOver);
    const owed = chiangRai2568.clauses.flatMap((clause) => clause.obligations);
    for (const form of new Set(owed.map((duty) => duty.form))) {
      const twice = await stores.duties.one({ form, revision: 2 });
      const duty = twice ?? (await stores.duties.one({ form, state: 'accepted' }));
      const input = { id: duty?.id };
      const read = await execute(readDuty, { situation, input });
      expect([form, read.revisions.length]).toEqual([form, duty?.revision]);
      expect([form, read.checks.problems]).toEqual([form, 0]);
      const book = await execute(exportReport, { situation, input });
      expect(book.sheets[0]?.rows.length).toBeGreaterThan(3);
    }
  });

  it('has the right counts of reports that were on time, extended and waived', async () => {
    const { figures } = await execute(readOverview, {
      situation: year.byProvince(whenItIsOver),
      input: { area: '57', year: 2568 },
    });
    const [waived = 0, extended = 0, returned = 0] = (
      ['waived', 'extended', 'returned'] as const
    ).map((fate) => planned.get(fate));
    expect([waived, extended, returned].every((count) => count > 10)).toBe(true);
    expect(figures).toMatchObject({
      overdue: 0,
      waived,
      onTimeExtended: extended,
      accepted: 1335 - waived,
    });
    expect(await stores.submissions.count({})).toBe(1335 - waived + returned);
  });
});
