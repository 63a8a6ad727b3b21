import type { Day } from '#domain/calendar.ts';
import type { DutyView } from '#contract/contract.ts';
import { groupBy } from '#web/group-by.ts';

/** Groups the duties of งานของฉัน. A pure function. */
export interface DateGroup {
  dueOn: Day;
  duties: DutyView[];
}

export interface NextRow {
  key: string;
  title: string;
  clause: string;
  dateBasis: DutyView['dateBasis'];
  duties: DutyView[];
}

export interface HomeGroups {
  /** Duties that are due now, by date, earliest first. */
  now: DateGroup[];
  /** Unsolicited reports that were started. They have no due date. */
  extras: DutyView[];
  sent: DutyView[];
  /** Duties that are due later: one row for each obligation, by date. */
  next: { dueOn: Day; rows: NextRow[] }[];
}

const nearDays = 7;

export function groupHome(duties: readonly DutyView[]): HomeGroups {
  const centreDuties = duties.filter((duty) => duty.holder === 'centre');
  const mine = centreDuties.filter(hasDate);
  const isNow = (duty: DutyView) =>
    duty.standing !== 'closed' && (duty.standing !== 'open' || duty.daysLeft <= nearDays);
  return {
    now: byDate(mine.filter(isNow)).map(([dueOn, group]) => ({ dueOn, duties: group })),
    extras: centreDuties.filter((duty) => !hasDate(duty)),
    sent: duties.filter((duty) => isSent(duty)).toSorted(newestFirst),
    next: byDate(mine.filter((duty) => !isNow(duty))).map(([dueOn, group]) => ({
      dueOn,
      rows: rowsOf(group),
    })),
  };
}

/** An unsolicited report has a due date only while it is returned. */
export function hasDate(duty: Pick<DutyView, 'extra' | 'state'>): boolean {
  return !duty.extra || duty.state === 'returned';
}

export function isSent(duty: Pick<DutyView, 'state'>): boolean {
  return duty.state === 'inReview' || duty.state === 'accepted';
}

function byDate(duties: readonly DutyView[]): [Day, DutyView[]][] {
  return [...groupBy(duties, (duty) => duty.dueOn)].toSorted(([a], [b]) => a.localeCompare(b));
}

function newestFirst(a: DutyView, b: DutyView): number {
  return (b.submittedAt ?? '').localeCompare(a.submittedAt ?? '');
}

function rowsOf(duties: readonly DutyView[]): NextRow[] {
  return [...groupBy(duties, columnOf)].flatMap(([key, group]) => {
    const [first] = group;
    return first
      ? [
          {
            key,
            title: first.title,
            clause: first.clause,
            dateBasis: first.dateBasis,
            duties: group,
          },
        ]
      : [];
  });
}

export function columnOf(duty: Pick<DutyView, 'letter' | 'obligation' | 'round'>): string {
  return `${duty.letter}.${duty.obligation}.${duty.round}`;
}

export interface RibbonGroup {
  dueOn: Day;
  sent: number;
  total: number;
  isNext: boolean;
}

/** The year grouped by the province’s due dates. The first unfinished group is the current one. */
export function ribbonOf(duties: readonly DutyView[], fiscalYear: number): RibbonGroup[] {
  const counted = duties.filter(
    (duty) => duty.fiscalYear === fiscalYear && duty.state !== 'waived' && !duty.extra,
  );
  const groups = [...groupBy(counted, (duty) => duty.provinceDueOn)].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const plain = groups.map(([dueOn, group]) => ({
    dueOn,
    sent: group.filter(isSent).length,
    total: group.length,
  }));
  const next = plain.find((cell) => cell.sent < cell.total);
  return plain.map((cell) => ({ ...cell, isNext: cell === next }));
}

/** Members report meetings. They may only read the other duties of the centre. */
export function splitMember(duties: readonly DutyView[]): {
  meetings: DutyView[];
  others: DutyView[];
} {
  const isMine = (duty: DutyView) => duty.actions.includes('fill') && hasDate(duty);
  const meetings = duties
    .filter(isMine)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.round - b.round);
  return { meetings, others: duties.filter((duty) => duty !== meetings[0]) };
}
