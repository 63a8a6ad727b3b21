import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isWithin, districtOf } from '#domain/centre/centre.ts';
import type { Area, Level, AreaCode } from '#domain/centre/centre.ts';
import { assigneeOf, standingOf, timeliness } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { titleOf } from '#domain/forms/index.ts';
import { columnKey } from '#domain/overview.ts';
import type { DutyTally, OverviewCell } from '#domain/overview.ts';

interface Input {
  duties: readonly Duty[];
  level: Level;
  /** The rows of the overview: the areas one level below. */
  areas: readonly Area[];
  now: Date;
}

/** The overview computed duty by duty. Tests compare it with the counts that MongoDB makes. */
export function overviewByDuty({ duties, level, areas, now }: Input) {
  const counted = duties.filter((duty) => duty.state !== 'waived');
  const judged = counted.map((duty) => judge(duty, now));
  const waived = duties.filter((duty) => duty.state === 'waived');
  const byRow = Map.groupBy(judged, ({ duty }) =>
    level === 'province' ? districtOf(duty.areaCode) : duty.areaCode,
  );
  const rows = areas.map((area) =>
    rowOf({
      area,
      judged: byRow.get(area.id) ?? [],
      waived: waived.filter((duty) => isWithin(duty.areaCode, area.id)).length,
    }),
  );
  return {
    figures: { ...figuresOf(judged, now), waived: waived.length },
    columns: columnsOf(judged, now),
    rows: rows.toSorted(
      (a, b) => b.late - a.late || shareOf(a) - shareOf(b) || a.areaCode.localeCompare(b.areaCode),
    ),
    totals: cellsOf(judged),
    latest: longestOverdue(judged)
      .slice(0, 5)
      .map((item) => lateView(item, now)),
  };
}

interface Judged {
  duty: Duty;
  column: string;
  isDue: boolean;
  onTime: boolean;
  /** True when the report is on time only because of an extension. */
  extended: boolean;
  late: boolean;
}

function judge(duty: Duty, now: Date): Judged {
  const word = timeliness(duty, { dueOn: duty.dueOn, now });
  const onTime = word === 'onTime' || word === 'onTimeExtended';
  return {
    duty,
    column: columnKey(duty),
    isDue: bangkokDay(now) > duty.dueOn,
    onTime,
    extended: word === 'onTimeExtended',
    late: word === 'overdue',
  };
}

function figuresOf(judged: readonly Judged[], now: Date) {
  const due = judged.filter((item) => item.isDue);
  const overdue = judged.filter((item) => item.late);
  const returned = judged.filter((item) => item.duty.state === 'returned');
  const atProvince = judged.filter((item) => assigneeOf(item.duty) === 'province');
  const today = bangkokDay(now);
  return {
    dueTotal: due.length,
    onTime: due.filter((item) => item.onTime).length,
    onTimeExtended: due.filter((item) => item.extended).length,
    overdue: overdue.length,
    overdueDistricts: new Set(overdue.flatMap((item) => districtsOf(item.duty))).size,
    returned: returned.length,
    returnedOldestDays: oldest(
      returned.map((item) => item.duty.submittedAt),
      today,
    ),
    atProvince: atProvince.length,
    atProvinceOldestDays: oldest(
      atProvince.map((item) => item.duty.reachedProvinceAt),
      today,
    ),
    accepted: judged.filter((item) => item.duty.state === 'accepted').length,
    total: judged.length,
    next: nextDate(judged, today),
  };
}

function oldest(since: readonly (Date | null)[], today: Day): number {
  const days = since.flatMap((reachedAt) =>
    reachedAt ? [daysBetween(bangkokDay(reachedAt), today)] : [],
  );
  return Math.max(0, ...days);
}

function nextDate(judged: readonly Judged[], today: Day) {
  const waiting = judged.filter(
    (item) => item.duty.dueOn >= today && item.duty.reachedProvinceAt === null,
  );
  const [dueOn] = waiting.map((item) => item.duty.dueOn).toSorted();
  if (dueOn === undefined) return null;
  const count = waiting.filter((item) => item.duty.dueOn === dueOn).length;
  return { dueOn, daysLeft: daysBetween(today, dueOn), count };
}

function columnsOf(judged: readonly Judged[], now: Date) {
  const groups = [...Map.groupBy(judged, (item) => item.column)];
  const columns = groups.flatMap(([key, group]) => {
    // An extension only moves single duties to a later date, so the earliest date is that of the round.
    const [first] = group.toSorted((a, b) => a.duty.dueOn.localeCompare(b.duty.dueOn));
    return first ? [columnOf({ key, duty: first.duty, now })] : [];
  });
  return columns.toSorted(
    (a, b) =>
      a.letter.localeCompare(b.letter) ||
      a.clause.localeCompare(b.clause) ||
      a.round - b.round ||
      a.key.localeCompare(b.key),
  );
}

function columnOf({ key, duty, now }: { key: string; duty: Duty; now: Date }) {
  return {
    key,
    letter: duty.letter,
    clause: duty.clause,
    form: duty.form,
    title: dutyTitle(duty),
    word: titleOf(duty.form).word,
    round: duty.round,
    rounds: duty.rounds,
    dueOn: duty.dueOn,
    dateBasis: duty.dateBasis,
    isDue: bangkokDay(now) > duty.dueOn,
  };
}

interface RowInput {
  area: Area;
  judged: readonly Judged[];
  waived: number;
}

function rowOf({ area, judged, waived }: RowInput) {
  const due = judged.filter((item) => item.isDue);
  return {
    areaCode: area.id,
    name: area.name,
    tile: area.tile,
    dueTotal: due.length,
    onTime: due.filter((item) => item.onTime).length,
    onTimeExtended: due.filter((item) => item.extended).length,
    waived,
    late: judged.filter((item) => item.late).length,
    cells: cellsOf(judged),
  };
}

function shareOf(row: { dueTotal: number; onTime: number }): number {
  return row.dueTotal === 0 ? 1 : row.onTime / row.dueTotal;
}

function cellsOf(judged: readonly Judged[]): Record<string, OverviewCell> {
  const cells: Record<string, OverviewCell> = {};
  for (const item of judged) {
    const cell = (cells[item.column] ??= { total: 0, reached: 0, late: 0 });
    cell.total += 1;
    if (item.duty.reachedProvinceAt) cell.reached += 1;
    if (item.late) cell.late += 1;
  }
  return cells;
}

function longestOverdue(judged: readonly Judged[]): Judged[] {
  return judged
    .filter((item) => item.late)
    .toSorted(
      (a, b) => a.duty.dueOn.localeCompare(b.duty.dueOn) || a.duty.id.localeCompare(b.duty.id),
    );
}

function lateView({ duty }: Judged, now: Date) {
  return {
    id: duty.id,
    title: dutyTitle(duty),
    centreName: duty.centreName,
    districtName: duty.districtName,
    daysLate: daysBetween(duty.dueOn, bangkokDay(now)),
    standing: standingOf(duty, { dueOn: duty.dueOn, now }),
    holder: assigneeOf(duty),
  };
}

/** The district of a duty. The province’s own centre has none. */
function districtsOf({ areaCode, level }: Duty): AreaCode[] {
  return level === 'province' ? [] : [districtOf(areaCode)];
}

/** The tally of each duty by itself; each count in it is 0 or 1. */
export function tallyEach(duties: readonly Duty[], level: Level): DutyTally[] {
  return duties.map((duty) => {
    const word = timeliness(duty, { dueOn: duty.dueOn, now: new Date(0) });
    const { state, reviewAt, submittedAt, reachedProvinceAt } = duty;
    const atProvince = reviewAt === 'province' ? reachedProvinceAt : null;
    return {
      ...duty,
      area: level === 'province' ? districtOf(duty.areaCode) : duty.areaCode,
      arrival: word === 'onTime' || word === 'onTimeExtended' || word === 'late' ? word : 'none',
      count: 1,
      since: state === 'returned' ? submittedAt : atProvince,
    };
  });
}

/** The overdue duties in the order of the overview. */
export function overdueFirst(duties: readonly Duty[], now: Date): Duty[] {
  const judged = duties.filter((duty) => duty.state !== 'waived').map((duty) => judge(duty, now));
  return longestOverdue(judged).map((item) => item.duty);
}
