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
  /** A person below did not answer, and this one must hear of it. */
  isSilence: boolean;
}

/**
 * What must be true of the messages, said plainly and without the product's rules: who owes what by which date
 * today, and when that is worth a message.
 */
export function createPlainModel(office: Office) {
  const faults: string[] = [];
  /** Things a person must still be told: person, duty and date, since which day. */
  const owing = new Map<string, Owing>();
  /** Messages by what they said, to find a second one. */
  const said = new Map<string, Row[]>();
  const owed = (person: string, duty: string): Day[] =>
    owedBy(office, { person, duty }).map(({ dueOn }) => dueOn);

  /** The last day on which a person heard of a duty. A run that was killed may have told some already. */
  const heard = new Map<string, Day>();
  const isTold = (person: string, duty: string, since: Day): boolean =>
    (heard.get(`${person} ${duty}`) ?? since) > since;
  /** When the silence about a message is told on, by the ladder of its own morning. */
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
            // The digest of a killed run was sent before the duty's date moved to this day.
            if (isRepeated && isMissing(office, { person: person.id, duty: duty.id, today }))
              continue;
            const wave = newestWave(office, { duty, dueOn: debt.dueOn, since, today });
            // With a holiday that came and went, the wave may have been told earlier.
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
      // A killed run stored some messages. What came up between it and its repetition waits for the next wave.
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
        // A person with two roles hears of the duty once, by one of its dates.
        for (const [key, debt] of owing)
          if (debt.person === message.person && debt.duty === duty) owing.delete(key);
      }
    },
  };
  return {
    watch,
    faults,
    /** Drops what a person no longer owes, or cannot hear of. */
    settle: (): void => {
      for (const [key, debt] of owing) {
        const duty = office.duties.get(debt.duty);
        const isStill = debt.isSilence
          ? duty !== undefined && isOpen(duty) && isAbove(office, debt) && duty.dueOn === debt.dueOn
          : owed(debt.person, debt.duty).includes(debt.dueOn);
        if (!isStill || !office.people.get(debt.person)?.following) owing.delete(key);
      }
    },
    /** At the end of a day on which everything worked, no person is left untold. */
    closeGoodDay: (today: Day): void => {
      for (const [key, { from }] of owing) faults.push(`${key} untold since ${from} on ${today}`);
      owing.clear();
    },
  };
}

/** The person's digest of the day is without this duty. */
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

/** A head or the province of the place. */
function isAbove(office: Office, of: { person: string; duty: string }): boolean {
  const [person, duty] = [office.people.get(of.person), office.duties.get(of.duty)];
  return (
    person !== undefined &&
    duty !== undefined &&
    ['districtHead', 'province'].some((role) => holds(person, role, duty))
  );
}

/** The duty is not done, the date is one of its own, and the person has a role in its place. */
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

/** A head who muted what others must do, or whose province switched it off. */
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

/** The newest wave that the province wants of the days since the last complete run. */
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

/** People above a person who did not answer, whom this run must tell. */
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

/** The next level that has people; those who listen come first, and none who listens means all. */
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
