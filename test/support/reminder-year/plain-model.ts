import { addDays, bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Office, OfficePerson, Row, Watch } from './office.ts';
import { holds, isAbove, isMutedNow, isOpen } from './roles.ts';
import { silences, workingDaysLater } from './silences.ts';
import type { Ladder } from './silences.ts';
import { keyOf, outsideWindow, toldTwice } from './told.ts';

interface Owing {
  person: string;
  duty: string;
  dueOn: Day;
  from: Day;
  /** True when a person below did not answer, and this person must be told. */
  isSilence: boolean;
}

/**
 * Checks the messages without using the product’s rules. It computes for each day who owes what by which
 * date, and when that needs a message.
 */
export function createPlainModel(office: Office) {
  const faults: string[] = [];
  /** Reminders that are due and not sent yet: person, duty, date and the day since when. */
  const owing = new Map<string, Owing>();
  /** Sent messages by their content, to find one that is sent twice. */
  const said = new Map<string, Row[]>();
  const owed = (person: string, duty: string): Day[] =>
    owedBy(office, { person, duty }).map(({ dueOn }) => dueOn);

  /**
   * The last day on which a person was told of a duty. A run that was killed may have told some people
   * already.
   */
  const heard = new Map<string, Day>();
  const isTold = (person: string, duty: string, since: Day): boolean =>
    (heard.get(`${person} ${duty}`) ?? since) > since;
  /**
   * The day on which an unanswered message escalates, by the policy of the morning on which it was stored.
   */
  const ladders = new Map<string, Ladder>();

  /** True when a reminder of the person’s own part is due. It covers that a person below did not answer. */
  const owesItself = (of: { person: string; duty: string }): boolean =>
    [...owing.values()].some(
      ({ person, duty, isSilence }) => !isSilence && person === of.person && duty === of.duty,
    );
  const forget = (of: { person: string; duty: string; isSilence?: boolean }): void => {
    for (const [key, debt] of owing)
      if (
        debt.person === of.person &&
        debt.duty === of.duty &&
        (of.isSilence === undefined || debt.isSilence === of.isSilence)
      )
        owing.delete(key);
  };

  const watch: Watch = {
    stored: ({ key, day, entries }) => {
      const { officer, districtHead } = office.policy.escalateAfter;
      for (const { duty, role } of entries) {
        if (!role) continue;
        const isOfficer = role === 'officer';
        const on = workingDaysLater(office, { day, after: isOfficer ? officer : districtHead });
        ladders.set(`${key} ${duty}`, { isOfficer, on });
      }
    },
    planned: ({ today, since, isRepeated }) => {
      for (const person of office.people.values())
        for (const duty of office.duties.values())
          for (const debt of owedBy(office, { person: person.id, duty: duty.id })) {
            if (!person.following || isTold(person.id, duty.id, since)) continue;
            if (isQuiet(office, { person, duty, ...debt, today })) continue;
            // A digest that a killed run stored lacks a duty whose date moved to this day afterwards.
            if (isRepeated && isMissing(office, { person: person.id, duty: duty.id, today }))
              continue;
            const wave = newestWave(office, { duty, dueOn: debt.dueOn, since, today });
            // When a day off was added and removed again, the wave may have been sent earlier.
            if (wave === undefined || said.has(keyOf(person.id, { ...debt, duty: duty.id, wave })))
              continue;
            const { dueOn } = debt;
            const key = `${person.id} ${duty.id} ${dueOn}`;
            forget({ person: person.id, duty: duty.id, isSilence: true });
            owing.set(key, {
              person: person.id,
              duty: duty.id,
              dueOn,
              from: today,
              isSilence: false,
            });
          }
      // Escalations that became due between a killed run and its repetition wait for the next wave.
      if (isRepeated) return;
      for (const silence of silences(office, { today, since, ladders }))
        if (!isTold(silence.person, silence.duty, since) && !owesItself(silence))
          owing.set(`${silence.person} ${silence.duty} of ${silence.below}`, {
            ...silence,
            from: today,
            isSilence: true,
          });
    },
    frozen: (row, now) => {
      for (const entry of row.body ?? [])
        if (!isTrueOf(office, { person: row.person, ...entry }))
          faults.push(`${row.person} is told of ${entry.duty} on ${bangkokDay(now)}`);
    },
    accepted: (message) => {
      faults.push(...outsideWindow(office, message), ...toldTwice(office, { said, message }));
      for (const { duty } of message.entries) {
        heard.set(`${message.person} ${duty}`, bangkokDay(message.at));
        // A person with two roles is told of the duty once, by one of its dates.
        forget({ person: message.person, duty });
      }
    },
  };
  return {
    watch,
    faults,
    /** Drops reminders that are no longer owed, or whose person no longer follows the account. */
    settle: (): void => {
      for (const [key, debt] of owing) {
        const duty = office.duties.get(debt.duty);
        const isStill = debt.isSilence
          ? duty !== undefined && isOpen(duty) && isAbove(office, debt) && duty.dueOn === debt.dueOn
          : owed(debt.person, debt.duty).includes(debt.dueOn);
        if (!isStill || !office.people.get(debt.person)?.following) owing.delete(key);
      }
    },
    /** Reports a fault for each person who was not told by the end of a day without failures. */
    closeGoodDay: (today: Day): void => {
      for (const [key, { from }] of owing) faults.push(`${key} untold since ${from} on ${today}`);
      owing.clear();
    },
  };
}

/** True when the person’s digest of the day leaves out this duty. */
function isMissing(office: Office, of: { person: string; duty: string; today: Day }): boolean {
  const own = [...office.rows.values()].filter(
    ({ person, day }) => person === of.person && day === of.today,
  );
  return own.length > 0 && !own.some(({ entries }) => entries.some(({ duty }) => duty === of.duty));
}

/** True when the duty is not done, the date is one of its dates, and the person has a role in its place. */
function isTrueOf(
  office: Office,
  of: { person: string; duty: string; dueOn: Day; escalatedFrom: string | null },
): boolean {
  const [person, duty] = [office.people.get(of.person), office.duties.get(of.duty)];
  if (!person || !duty || !isOpen(duty)) return false;
  if (of.escalatedFrom !== null) return of.dueOn === duty.dueOn && isAbove(office, of);
  const isWithCentre = duty.state !== 'inReview';
  const dates = [duty.dueOn, ...(isWithCentre ? [workerDateOf(duty)] : [])];
  const roles = ['officer', 'districtHead', 'province'];
  return dates.includes(of.dueOn) && roles.some((role) => holds(person, role, duty));
}

function workerDateOf({ areaCode, returnDueOn, districtDueOn, dueOn }: Duty): Day {
  return returnDueOn ?? (areaCode.length === 6 ? districtDueOn : dueOn);
}

type Part = 'worker' | 'head' | 'province';

/** The dates by which this person must act on the duty. */
function owedBy(
  office: Office,
  of: { person: string; duty: string },
): { dueOn: Day; part: Part }[] {
  const duty = office.duties.get(of.duty);
  const person = office.people.get(of.person);
  if (!duty || !person || !isOpen(duty)) return [];
  const reachable = [...office.people.values()].filter(({ following }) => following);
  const among = (role: string) => reachable.filter((one) => holds(one, role, duty));
  const isWithCentre = duty.state !== 'inReview';
  const isTambon = duty.areaCode.length === 6;
  const isDistrict = duty.areaCode.length === 4;
  const officers = among('officer');
  const heads = among('districtHead');
  const workers =
    !isTambon && !isDistrict ? among('province') : officers.length > 0 ? officers : heads;
  const workerDate = workerDateOf(duty);
  const watchesHead =
    (isTambon || isDistrict) && (duty.reachedProvinceAt === null || !isWithCentre);
  const debts: { who: OfficePerson; dueOn: Day; part: Part }[] = [
    ...(isWithCentre
      ? workers.map((who) => ({ who, dueOn: workerDate, part: 'worker' as const }))
      : []),
    ...(watchesHead
      ? heads
          .filter((who) => !(isWithCentre && workers.includes(who)))
          .map((who) => ({ who, dueOn: duty.dueOn, part: 'head' as const }))
      : []),
  ];
  const covered =
    debts.length > 0
      ? debts
      : among('province').map((who) => ({ who, dueOn: duty.dueOn, part: 'province' as const }));
  return covered.filter(({ who }) => who.id === person.id);
}

/** True for a head who muted the duties of others, or whose province switched that topic off. */
function isQuiet(
  { policy }: Office,
  of: { person: OfficePerson; duty: Duty; part: Part; today: Day },
): boolean {
  if (of.part !== 'head' || of.duty.state === 'inReview') return false;
  return isMutedNow(policy.topics.others, of);
}

/** The newest wave of the policy in the days since the last complete run. */
function newestWave(
  office: Office,
  of: { duty: Duty; dueOn: Day; since: Day; today: Day },
): number | undefined {
  const published = office.publications.get(of.duty.letter);
  return office.policy.waves.findLast((wave) => {
    let day = addDays(of.dueOn, wave);
    while (!isWorkingDay(day, office.holidays)) day = addDays(day, wave <= 0 ? -1 : 1);
    const isBegun = day >= of.duty.opensOn && published !== undefined && day >= published;
    return isBegun && day > of.since && day <= of.today;
  });
}
