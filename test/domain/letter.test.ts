import type { Day } from '#domain/calendar.ts';
import { fiscalYearDays } from '#domain/thai/year.ts';
import { describe, expect, it } from 'vitest';
import { centreOf } from '#domain/centre/centre.ts';
import {
  districtDueOn,
  letterSchema,
  planDuties,
  stateOf,
  yearInView,
} from '#domain/letter/letter.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { allAreas, holidays, letter } from '../support/world.ts';

const centres = allAreas.map((area) => centreOf(area, '2008-10-01'));
const planned = planDuties({ letter, centres, holidays });

function planFor(change: { openedOn?: Day; closedOn?: Day | null }): string[] {
  const first = centres.find((centre) => centre.level === 'tambon');
  if (!first) throw new Error('no tambon');
  return planDuties({ letter, centres: [{ ...first, ...change }], holidays }).map(
    (planDuty) => `${planDuty.obligation}.${planDuty.round}`,
  );
}

describe('the sample letter of the province', () => {
  it('matches its own schema', () => {
    expect(letterSchema.parse(letter)).toEqual(letter);
  });

  it('creates 1,335 duties, the expected number for each obligation', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(planned, (duty) => duty.obligation)].map(([id, group]) => [id, group.length]),
    );
    expect(counts).toEqual({
      'committee-register': 143,
      'committee-meeting': 286,
      'integrated-committee': 124,
      grading: 248,
      'plan-mission': 143,
      'strong-tambon': 124,
      'operations-report': 124,
      'progress-assessment': 143,
    });
    expect(planned).toHaveLength(1335);
  });

  it('gives every duty a unique id that is safe in a URL, and a shape that can be stored', () => {
    const ids = planned.map((duty) => duty.id);
    expect(new Set(ids).size).toBe(1335);
    expect(ids.filter((id) => encodeURIComponent(id) !== id)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9-]+(\.[a-z0-9-]+){3}$/.test(id))).toEqual([]);
    expect(planned.every((duty) => dutySchema.safeParse(duty).success)).toBe(true);
  });

  it('plans the same ids again, so that publishing twice adds none', () => {
    const again = planDuties({ letter, centres: centres.toReversed(), holidays });
    expect(again.map((duty) => duty.id).toSorted()).toEqual(
      planned.map((duty) => duty.id).toSorted(),
    );
  });
});

describe('the state of a letter', () => {
  it.each([
    [null, null, 'draft'],
    ['2024-12-06', null, 'published'],
    ['2024-12-06', '2025-10-01', 'archived'],
  ] as const)('published %s and ended %s is %s', (publishedOn, archivedOn, expected) => {
    expect(stateOf({ publishedOn, archivedOn })).toBe(expected);
  });

  it('a letter covers 1 October to 30 September', () => {
    expect(fiscalYearDays(2568)).toEqual({ from: '2024-10-01', to: '2025-09-30' });
  });

  it('the letter shown is the nearest future one when no year has begun', () => {
    expect(yearInView([2571, 2570], '2025-11-01')).toBe(2570);
  });
});

describe('a centre that opens or closes in the year', () => {
  it('owes everything when it was open all year', () => {
    expect(planFor({})).toHaveLength(10);
  });

  it('owes nothing of a round that was due before it opened, and owes one due on its first day', () => {
    expect(planFor({ openedOn: '2024-12-25' })).toContain('grading.1');
    expect(planFor({ openedOn: '2024-12-26' })).not.toContain('grading.1');
    expect(planFor({ openedOn: '2024-12-26' })).toContain('grading.2');
  });

  it('owes nothing of a round that opens on or after the day it closed', () => {
    expect(planFor({ closedOn: '2025-04-01' })).not.toContain('grading.2');
    expect(planFor({ closedOn: '2025-04-02' })).toContain('grading.2');
    expect(planFor({ closedOn: '2024-12-06' })).toEqual([]);
  });
});

describe('the date of the district', () => {
  it.each([
    ['tambon', '2024-12-25', '2024-12-18'],
    ['district', '2024-12-25', '2024-12-25'],
    ['province', '2024-12-25', '2024-12-25'],
    ['tambon', '2025-01-06', '2024-12-25'],
    ['tambon', '2025-04-18', '2025-04-08'],
    ['tambon', '2025-03-31', '2025-03-24'],
  ] as const)('for a %s report due on %s is %s', (level, dueOn, expected) => {
    expect(districtDueOn({ level, dueOn }, holidays)).toBe(expected);
  });
});
