import { addDays, bangkokDay, daysBetween, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Office, OfficePerson, Row, Watch } from './office.ts';
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
        if (!isTold(silence.person, silence.duty, since))
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
        for (const [key, debt] of owing)
          if (debt.person === message.person && debt.duty === duty) owing.delete(key);
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

function isOpen(duty: Duty): boolean {
  const isAtProvince = duty.state === 'inReview' && duty.reviewAt === 'province';
  return duty.state !== 'accepted' && duty.state !== 'waived' && !isAtProvince;
}

/** True for a head or the province of the duty’s place. */
function isAbove(office: Office, of: { person: string; duty: string }): boolean {
  const [person, duty] = [office.people.get(of.person), office.duties.get(of.duty)];
  return (
    person !== undefined &&
    duty !== undefined &&
    ['districtHead', 'province'].some((role) => holds(person, role, duty))
  );
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

function holds(person: OfficePerson, role: string, duty: Duty): boolean {
  return person.grants.some(
    (grant) => grant.role === role && duty.areaCode.startsWith(grant.areaCode),
  );
}

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

function isMutedNow(
  rule: 'on' | 'locked' | 'off',
  { person, today }: { person: OfficePerson; today: Day },
): boolean {
  if (rule !== 'on') return rule === 'off';
  return (person.mutes ?? []).some(({ topic, until }) => topic === 'others' && until >= today);
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

interface Ladder {
  isOfficer: boolean;
  on: Day;
}

/** The people above a person who did not answer, whom this run must tell. */
function silences(
  office: Office,
  of: { today: Day; since: Day; ladders: ReadonlyMap<string, Ladder> },
) {
  const { today, since } = of;
  return [...office.rows.values()].flatMap((row) => {
    const below = office.people.get(row.person);
    if (row.state !== 'sent' || row.isAcknowledged || row.day >= today || !below?.following)
      return [];
    return row.entries.flatMap(({ duty: id, dueOn }) => {
      const duty = office.duties.get(id);
      if (!duty || !isOpen(duty) || daysBetween(today, dueOn) > 3) return [];
      const ladder = of.ladders.get(`${row.key} ${id}`);
      if (!ladder || ladder.on <= since || ladder.on > today) return [];
      const { isOfficer } = ladder;
      if (!['officer', 'districtHead'].some((role) => holds(below, role, duty))) return [];
      return above(office, { duty, below, isOfficer, today }).map((person) => ({
        person,
        duty: id,
        dueOn: duty.dueOn,
        below: below.id,
      }));
    });
  });
}

function workingDaysLater(office: Office, of: { day: Day; after: number }): Day {
  let { day } = of;
  for (let left = of.after; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, office.holidays)) left -= 1;
  }
  return day;
}

/**
 * The people of the next level that has any. Those who have not muted the topic are told; if all have muted
 * it, all are told.
 */
function above(
  office: Office,
  of: { duty: Duty; below: OfficePerson; isOfficer: boolean; today: Day },
): string[] {
  const levels = of.isOfficer ? ['districtHead', 'province'] : ['province'];
  const reachable = [...office.people.values()].filter(
    ({ id, following }) => following && id !== of.below.id,
  );
  const rule = office.policy.topics.others;
  const listening = reachable.filter((person) => !isMutedNow(rule, { person, today: of.today }));
  for (const people of [listening, reachable])
    for (const role of levels) {
      const found = people.filter((person) => holds(person, role, of.duty));
      if (found.length > 0) return found.map(({ id }) => id);
    }
  return [];
}
