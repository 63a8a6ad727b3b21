import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyOrderSchema, dutyViewNameSchema } from '#domain/duty/list/filter.ts';
import type { DutyViewName } from '#domain/duty/list/filter.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { countOpenWork, openWorkOf } from '#use-cases/people/directory/open-work.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { isInView, orderKeyOf } from '../support/duty-list-oracle.ts';
import { calendarByDuty } from '../support/calendar-oracle.ts';
import { overviewByDuty } from '../support/overview-oracle.ts';
import { areas, duties, dutyOf, fill, situation } from '../support/world.ts';

const db = await testDatabase();
const today: Day = '2025-01-10';
const now = atBangkok(today, '09:00');

const dayNear = (day: Day) => fc.integer({ min: -3, max: 3 }).map((by) => addDays(day, by));
/** The times include the first and the last minute of a day in Thailand. */
const instantNear = (day: Day) =>
  fc
    .tuple(dayNear(day), fc.constantFrom('00:00', '00:01', '06:59', '07:00', '12:00', '23:59'))
    .map(([on, time]) => atBangkok(on, time));

const extensionOf = (duty: Duty) =>
  fc.option(
    fc.record({
      state: fc.constantFrom('asked' as const, 'granted' as const, 'refused' as const),
      dueOn: dayNear(duty.dueOn),
      originalDueOn: dayNear(duty.dueOn),
      reason: fc.constant('น้ำท่วม'),
      askedBy: fc.constant('officer'),
      askedAt: fc.constant(now),
      decidedBy: fc.constant(null),
      decidedAt: fc.constant(null),
    }),
  );

const changedDuty = (duty: Duty): fc.Arbitrary<Duty> =>
  fc
    .record({
      state: fc.constantFrom(
        'todo' as const,
        'draft' as const,
        'inReview' as const,
        'returned' as const,
        'accepted' as const,
        'waived' as const,
      ),
      stage: fc.constantFrom('district' as const, 'province' as const),
      dueOn: fc.oneof(dayNear(duty.dueOn), dayNear(today)),
      reachedProvinceAt: fc.option(instantNear(duty.dueOn)),
      submittedAt: fc.option(instantNear(today)),
      extension: extensionOf(duty),
      extra: fc.constantFrom(false, false, false, true),
      archived: fc.constantFrom(false, false, false, true),
    })
    .map(({ stage, ...change }) => ({
      ...duty,
      ...change,
      reviewAt: change.state === 'inReview' ? stage : null,
    }));

const years = fc.tuple(...duties.map(changedDuty));

beforeAll(() => fill(db));

async function store(changed: readonly Duty[]): Promise<Duty[]> {
  await db.stores.duties.remove({});
  await db.stores.duties.insertMissing(changed);
  return changed.filter((duty) => !duty.extra && !duty.archived);
}

const asked = { situation: { ...situation(db, { as: 'province' }), now } };

it.each([
  ['province', '57', 'district'],
  ['district', '5704', 'tambon'],
] as const)(
  'the overview of a %s computed from counts equals the one computed duty by duty',
  async (level, area, below) => {
    await fc.assert(
      fc.asyncProperty(years, async (changed) => {
        const shown = (await store(changed)).filter((duty) => duty.areaCode.startsWith(area));
        const rows = areas.filter((one) => one.level === below && one.id.startsWith(area));
        const expected = overviewByDuty({ duties: shown, level, areas: rows, now });
        const seen = await execute(readOverview, { ...asked, input: { area } });
        expect(seen).toMatchObject(expected);
        expect(seen.columns).toEqual(expected.columns);
      }),
      { numRuns: 25 },
    );
  },
);

it('the counts of each centre equal those of its duties judged one by one', async () => {
  await fc.assert(
    fc.asyncProperty(years, async (changed) => {
      const counted = (await store(changed)).filter(({ state }) => state !== 'waived');
      const { centres } = await execute(listCentres, { ...asked, input: {} });
      const expected = centres.map(({ centre }) => {
        const own = counted.filter((duty) => duty.centre === centre.id);
        const done = own.filter(({ state }) => state === 'accepted' || state === 'inReview');
        const late = own.filter((duty) => isLate(duty));
        return [centre.id, own.length, done.length, late.length];
      });
      expect(
        centres.map(({ centre, total, done, late }) => [centre.id, total, done, late]),
      ).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

it.each(['province', 'head', 'officer', 'chair', 'admin'] as const)(
  'the calendar of the %s from counts equals the calendar duty by duty',
  async (as) => {
    const { actor } = situation(db, { as });
    const isInReach = (duty: Duty) =>
      actor.grants.some(({ role, centre, areaCode }) =>
        role === 'member' ? duty.centre === centre : duty.areaCode.startsWith(areaCode),
      );
    await fc.assert(
      fc.asyncProperty(years, async (changed) => {
        const shown = (await store(changed)).filter(isInReach);
        const { dates } = await execute(readCalendar, {
          situation: { ...situation(db, { as }), now },
          input: {},
        });
        expect(
          new Map(dates.map(({ key, dueOn, done, total }) => [key, { dueOn, done, total }])),
        ).toEqual(calendarByDuty(actor, shown));
      }),
      { numRuns: 10 },
    );
  },
);

it('counts the work of each person as the duties that wait for that person', async () => {
  const people = await db.stores.persons.find({});
  const env = {
    ...asked.situation,
    stores: db.stores,
    inTransaction: false,
    audit: () => undefined,
  };
  await fc.assert(
    fc.asyncProperty(years, async (changed) => {
      await store(changed);
      const [counts, work] = await Promise.all([
        countOpenWork(env, people),
        openWorkOf(env, people),
      ]);
      expect([...counts]).toEqual([...work].map(([id, waiting]) => [id, waiting.length]));
    }),
    { numRuns: 10 },
  );
});

const isLate = (duty: Duty): boolean =>
  isOwed(duty) && duty.reachedProvinceAt === null && today > duty.dueOn;

async function wholeList(input: object) {
  const first = await execute(listDuties, { ...asked, input });
  const { next } = first;
  const rest =
    next === null
      ? []
      : (await execute(listDuties, { ...asked, input: { ...input, from: next } })).duties;
  return { ...first, duties: [...first.duties, ...rest] };
}

it.each(dutyViewNameSchema.options)(
  'the list "%s" has exactly its duties, and each view shows its number',
  async (filter) => {
    await fc.assert(
      fc.asyncProperty(years, async (changed) => {
        const demanded = await store(changed);
        const owed = demanded.filter((duty) => isOwed(duty) && duty.dueOn >= bangkokDay(now));
        const [next = ''] = owed.map((duty) => duty.dueOn).toSorted();
        const seenIn = (view: DutyViewName) =>
          demanded.filter((duty) => isInView(duty, view, { now, next }));
        const expected = seenIn(filter).toSorted(
          (a, b) => a.dueOn.localeCompare(b.dueOn) || (a.id < b.id ? -1 : 1),
        );
        const list = await wholeList({ filter });
        expect(list.duties.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        expect([list.total, list.summary.late]).toEqual([
          expected.length,
          expected.filter((duty) => isLate(duty)).length,
        ]);
        for (const view of dutyViewNameSchema.options)
          expect([view, list.views[view]]).toEqual([view, seenIn(view).length]);
      }),
      { numRuns: 10 },
    );
  },
);

it.each(dutyOrderSchema.options)(
  'the list sorted by %s has every duty once in order',
  async (sort) => {
    await fc.assert(
      fc.asyncProperty(years, fc.boolean(), async (changed, isDescending) => {
        const demanded = await store(changed);
        const list = await wholeList({ sort, ...(isDescending ? { desc: 'yes' } : {}) });
        const byId = new Map(demanded.map((duty) => [duty.id, duty]));
        const keys = list.duties.map(({ id }) => orderKeyOf(byId.get(id) ?? dutyOf(), sort, now));
        const compare = (a: string | number, b: string | number) =>
          typeof a === 'number' && typeof b === 'number'
            ? a - b
            : String(a).localeCompare(String(b), 'th');
        expect(new Set(list.duties.map(({ id }) => id))).toEqual(new Set(byId.keys()));
        const inOrder = keys.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)));
        expect(keys).toEqual(inOrder);
      }),
      { numRuns: 10 },
    );
  },
);

it.each([
  [
    { query: 'เวียง ประเมินระดับ' },
    (duty: Duty) => duty.centreName.includes('เวียง') && duty.form === 'grading',
  ],
  [{ query: 'otherOfficer' }, (duty: Duty) => duty.areaCode === '570402'],
  [
    { district: '5701', clause: '4' },
    (duty: Duty) => duty.areaCode.startsWith('5701') && duty.clause === '4',
  ],
  [{ until: '2025-03-31' }, (duty: Duty) => duty.dueOn <= '2025-03-31'],
  [{ holder: 'province' }, () => false],
])('the filter %j keeps exactly the matching duties', async (input, is) => {
  await store(duties);
  const list = await wholeList(input);
  const expected = duties.filter((duty) => is(duty));
  expect(new Set(list.duties.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
  expect(list.total).toBe(expected.length);
});
