import { addDays, bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { assigneeOf, isOwed, timeliness } from '../duty/duty.ts';
import type { Duty, DutyViewRole } from '../duty/duty.ts';
import { roundTitle } from '../duty/title.ts';
import { districtDueOn } from './letter.ts';
import { extendedTo, moveDuty, roundKey } from './dates.ts';
import type { MovedRound } from './dates.ts';
import { waveDay } from '../reminder-waves.ts';
import type { Wave } from '../reminder-waves.ts';
import { assignmentsOf } from '../reminders.ts';
import type { Reachable } from '../policy/ladder.ts';

interface Moving {
  rounds: readonly MovedRound[];
  /** The duties of these rounds. */
  duties: readonly Duty[];
  people: readonly Reachable[];
  holidays: ReadonlySet<Day>;
  /** The reminder waves of the province. */
  waves: readonly Wave[];
  now: Date;
}

/**
 * Shows the effect of moving dates before the move: who is affected and which reminders change
 * (docs/decisions/0009).
 */
export function previewMove(moving: Moving) {
  const { rounds, duties } = moving;
  const owedDuties = duties.filter((duty) => isOwed(duty));
  return {
    rounds: rounds.map((round) => ({
      key: roundKey({ obligation: round.obligation.id, round: round.after.no }),
      clause: round.clause,
      title: roundTitle(round.obligation, round.after),
      before: datesOf(round.before),
      after: datesOf(round.after),
    })),
    duties: countStates(duties),
    changes: changesOf(moving),
    districts: districtsOf(owedDuties),
    people: peopleOf(owedDuties, moving.people),
    reminders: rounds.flatMap((round) => remindersOf(round, { ...moving, owedDuties })),
  };
}

function datesOf({ opensOn, dueOn }: { opensOn: Day; dueOn: Day }) {
  return { opensOn, dueOn };
}

function countStates(duties: readonly Duty[]) {
  const count = (test: (duty: Duty) => boolean): number => duties.filter(test).length;
  return {
    total: duties.length,
    unsent: count((duty) => duty.state === 'todo' || duty.state === 'draft'),
    returned: count((duty) => duty.state === 'returned'),
    atDistrict: count((duty) => assigneeOf(duty) === 'district'),
    reached: count((duty) => assigneeOf(duty) === 'province' || duty.state === 'accepted'),
    waived: count((duty) => duty.state === 'waived'),
  };
}

/** Counts which duties would no longer be overdue or late, and which keep the date of an extension. */
function changesOf({ rounds, duties, holidays, now }: Moving) {
  const after = new Map(
    rounds.map((round) => [
      roundKey({ obligation: round.obligation.id, round: round.after.no }),
      round.after,
    ]),
  );
  const moved = duties.flatMap((duty) => {
    const round = after.get(roundKey(duty));
    return round ? [{ duty, next: moveDuty(duty, { round, now, holidays }), round }] : [];
  });
  const timelinessOf = (duty: Duty) => timeliness(duty, { dueOn: duty.dueOn, now });
  return {
    keptByExtension: moved.filter(({ duty, round }) => (extendedTo(duty) ?? '') > round.dueOn)
      .length,
    noLongerOverdue: moved.filter(
      ({ duty, next }) => timelinessOf(duty) === 'overdue' && timelinessOf(next) !== 'overdue',
    ).length,
    lateNowOnTime: moved.filter(
      ({ duty, next }) => timelinessOf(duty) === 'late' && timelinessOf(next) === 'onTime',
    ).length,
    extensionsAsked: duties.filter((duty) => duty.extension?.state === 'asked').length,
  };
}

function districtsOf(duties: readonly Duty[]) {
  const groups = Map.groupBy(duties, (duty) => duty.districtName);
  return [...groups]
    .map(([name, group]) => ({ name, count: group.length }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** People whose reminders change. Each is counted once, in the widest role they are reminded in. */
function peopleOf(owedDuties: readonly Duty[], people: readonly Reachable[]) {
  const seen = { worker: new Set<string>(), head: new Set<string>(), province: new Set<string>() };
  const groups = Map.groupBy(owedDuties, (duty) =>
    [duty.areaCode, duty.level, assigneeOf(duty), duty.reachedProvinceAt !== null].join(' '),
  );
  for (const [first] of groups.values()) {
    if (!first) continue;
    for (const { person, viewpoint } of assignmentsOf(first, people)) seen[viewpoint].add(person);
  }
  const province = seen.province;
  const heads = seen.head.difference(province);
  const workers = seen.worker.difference(seen.head).difference(province);
  return {
    total: workers.size + heads.size + province.size,
    workers: workers.size,
    heads: heads.size,
    province: province.size,
  };
}

type Who = Exclude<DutyViewRole, 'province'>;

/** The days on which a digest would mention this round, by the old and by the new dates. */
function remindersOf(
  one: MovedRound,
  of: Pick<Moving, 'holidays' | 'waves' | 'now'> & { owedDuties: readonly Duty[] },
) {
  const { owedDuties, holidays } = of;
  const key = roundKey({ obligation: one.obligation.id, round: one.after.no });
  const group = owedDuties.filter((duty) => roundKey(duty) === key);
  const tambons = group.some((duty) => duty.level === 'tambon');
  const eyes: Who[] = tambons ? ['worker', 'head'] : ['head'];
  if (group.length === 0) return [];
  return eyes.map((who) => {
    const dateOf = (dueOn: Day): Day =>
      who === 'worker' ? districtDueOn({ level: 'tambon', dueOn }, holidays) : dueOn;
    const daysOf = (round: { opensOn: Day; dueOn: Day }) =>
      waveDays({ ...round, dueOn: dateOf(round.dueOn) }, of);
    const before = daysOf(one.before);
    const after = daysOf(one.after);
    return {
      key,
      who,
      before: {
        dueOn: dateOf(one.before.dueOn),
        dropped: before.filter((on) => !after.includes(on)),
      },
      after: { dueOn: dateOf(one.after.dueOn), days: after },
    };
  });
}

/** Today's digest may already be sent, so only reminders from tomorrow on count. */
function waveDays(
  { opensOn, dueOn }: { opensOn: Day; dueOn: Day },
  { holidays, waves, now }: Pick<Moving, 'holidays' | 'waves' | 'now'>,
): Day[] {
  const from = addDays(bangkokDay(now), 1);
  const days = waves.map((wave) => waveDay({ dueOn, wave }, holidays));
  return [...new Set(days)].filter((on) => on >= from && on >= opensOn);
}
