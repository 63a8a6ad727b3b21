import { beforeAll, beforeEach, expect, it } from 'vitest';
import { addDays, bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { districtDueOn } from '#domain/letter/letter.ts';
import { addHoliday, removeHoliday } from '#use-cases/letters/edit-holidays.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, holidays, now, refill, situation } from '../support/world.ts';

const db = await testDatabase();
const today = bangkokDay(now);
const on: Day = '2025-06-20';

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const as = situation(db, { as: 'province' });
const stored = async (): Promise<Duty[]> =>
  (await db.stores.duties.find({})).toSorted((a, b) => a.id.localeCompare(b.id));

/** The rule for one duty, as in decision 0009. */
function expected(duty: Duty, off: ReadonlySet<Day>): Day {
  const isFixed =
    duty.level !== 'tambon' ||
    !isOwed(duty) ||
    duty.reachedProvinceAt ||
    duty.districtDueOn < today;
  if (isFixed) return duty.districtDueOn;
  const computed = districtDueOn(duty, off);
  return computed < today ? today : computed;
}

/** Every state a duty may be in, on due dates around the holiday. */
const changes: Partial<Duty>[] = [
  {},
  { state: 'draft' },
  { state: 'returned' },
  { state: 'inReview', reviewAt: 'district' },
  { state: 'inReview', reviewAt: 'province', reachedProvinceAt: now },
  { state: 'returned', reachedProvinceAt: now },
  { state: 'accepted', reachedProvinceAt: now },
  { state: 'waived' },
  { archived: true },
  { extra: true },
  { districtDueOn: '2024-12-17' },
];

const june = dutyOf({ obligation: 'operations-report' });
const copies = changes.flatMap((change, at) =>
  Array.from({ length: 20 }, (_, days): Duty => {
    const dueOn = addDays('2025-06-15', days);
    const dates = { dueOn, districtDueOn: districtDueOn({ level: 'tambon', dueOn }, holidays) };
    return { ...june, ...dates, ...change, id: `copy-${at}-${days}` };
  }),
);

it('a holiday moves the district dates of owed duties, and its removal moves them back', async () => {
  await db.stores.duties.insertMissing(copies);
  const before = await stored();
  const { redated } = await execute(addHoliday, { situation: as, input: { on, name: 'พิเศษ' } });
  const off = new Set<Day>([...holidays, on]);
  const after = await stored();
  expect(after.map((duty) => duty.districtDueOn)).toEqual(
    before.map((duty) => expected(duty, off)),
  );
  const moved = after.filter((duty, at) => duty.districtDueOn !== before[at]?.districtDueOn);
  expect([redated, moved.length > 20]).toEqual([moved.length, true]);
  expect(moved.every((duty) => duty.version > 0)).toBe(true);
  await execute(removeHoliday, { situation: as, input: { on } });
  expect((await stored()).map((duty) => duty.districtDueOn)).toEqual(
    before.map((duty) => duty.districtDueOn),
  );
});
