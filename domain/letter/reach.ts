import { addDays, bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { AreaCode, Area } from '../centre/centre.ts';
import type { Duty } from '../duty/duty.ts';
import { isWithin } from '../centre/centre.ts';
import { waveDay } from '../reminder-waves.ts';
import type { Wave } from '../reminder-waves.ts';
import { assignmentsOf } from '../reminders.ts';
import type { Reachable } from '../policy/ladder.ts';

interface Reaching {
  duties: readonly Duty[];
  people: readonly Reachable[];
  /** The tambons of the letter's area. */
  tambons: readonly Area[];
  holidays: ReadonlySet<Day>;
  /** The reminder waves of the province. */
  waves: readonly Wave[];
  now: Date;
}

export interface LetterReach {
  /** People who will be reminded. */
  people: number;
  /**
   * The number of reminders until the due dates if every report is sent on its last day. Each costs
   * one message of LINE's quota.
   */
  messages: number;
  /**
   * Tambons without an officer who can be reached. The reminders for their duties are sent to the
   * district head.
   */
  tambonsWithoutOfficer: { name: string; districtName: string }[];
}

/** How many people publishing a letter reaches, and how many messages of the quota it may cost. */
export function letterReach(of: Reaching): LetterReach {
  const mornings = morningsByPerson(of);
  return {
    people: mornings.size,
    messages: [...mornings.values()].reduce((sum, days) => sum + days.size, 0),
    tambonsWithoutOfficer: of.tambons
      .filter((tambon) => !of.people.some((person) => isOfficerOf(person, tambon.id)))
      .map(({ name, districtName }) => ({ name, districtName })),
  };
}

/** The days on which each person gets a digest. One digest in a morning covers all duties of the person. */
function morningsByPerson({
  duties,
  people,
  holidays,
  waves,
  now,
}: Reaching): Map<string, Set<Day>> {
  const tomorrow = addDays(bangkokDay(now), 1);
  const mornings = new Map<string, Set<Day>>();
  const alike = Map.groupBy(duties, (duty) =>
    [duty.areaCode, duty.level, duty.opensOn, duty.dueOn].join(' '),
  );
  for (const [duty] of alike.values()) {
    if (!duty) continue;
    for (const { person, dueOn } of assignmentsOf(duty, people)) {
      const days = mornings.get(person) ?? new Set();
      for (const day of waveDaysUntil(dueOn, { waves, holidays }))
        if (day >= tomorrow && day >= duty.opensOn) days.add(day);
      mornings.set(person, days);
    }
  }
  return mornings;
}

function waveDaysUntil(
  dueOn: Day,
  { waves, holidays }: Pick<Reaching, 'waves' | 'holidays'>,
): Day[] {
  return waves.filter((wave) => wave <= 0).map((wave) => waveDay({ dueOn, wave }, holidays));
}

function isOfficerOf({ grants }: Reachable, areaCode: AreaCode): boolean {
  return grants.some((grant) => grant.role === 'officer' && isWithin(areaCode, grant.areaCode));
}
