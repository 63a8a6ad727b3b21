import { bangkokDay, daysBetween } from './calendar.ts';
import type { Day } from './calendar.ts';
import { districtOf, levelOf } from './centre/centre.ts';
import type { Area, AreaCode } from './centre/centre.ts';
import { assigneeOf, standingOf } from './duty/duty.ts';
import type { Duty, DutyState, ReviewStage } from './duty/duty.ts';
import { dutyTitle } from './duty/title.ts';
import { titleOf } from './forms/index.ts';
import type { FormId } from './forms/index.ts';

/** How a report reached the province, compared with its due date; `none` when it has not arrived. */
type Arrival = 'none' | 'onTime' | 'onTimeExtended' | 'late';

/**
 * A number of duties of one area and round with the same date, state and arrival. MongoDB counts them
 * (models/duty-tally.ts).
 */
export interface DutyTally extends Round {
  /** The area of a row of the overview. The code of the province stands for its own centre. */
  area: AreaCode;
  state: DutyState;
  reviewAt: ReviewStage | null;
  dueOn: Day;
  arrival: Arrival;
  count: number;
  /** For returned duties the earliest submission; for duties at the province the earliest arrival. */
  since: Date | null;
}

/** What the duties of one column have in common. The values are those of the duty that is due first. */
interface Round extends Pick<Duty, 'letter' | 'obligation' | 'round'> {
  clause: string;
  form: FormId;
  rounds: number;
  dateBasis: Duty['dateBasis'];
}

/** Counts for the overview. */
export interface OverviewCell {
  total: number;
  reached: number;
  late: number;
}

interface Input {
  tallies: readonly DutyTally[];
  /** The duties that are overdue for the longest time, longest first. */
  latest: readonly Duty[];
  /** Areas one level below; each is a row. */
  areas: readonly Area[];
  now: Date;
}

export function overviewOf({ tallies, latest, areas, now }: Input) {
  const counted = tallies.filter((tally) => tally.state !== 'waived');
  const judged = counted.map((tally) => judge(tally, now));
  const waived = tallies.filter((tally) => tally.state === 'waived');
  const byArea = Map.groupBy(judged, ({ tally }) => tally.area);
  const rows = areas.map((area) =>
    rowOf({
      area,
      judged: byArea.get(area.id) ?? [],
      waived: sum(waived.filter((tally) => tally.area === area.id)),
    }),
  );
  return {
    figures: { ...figuresOf(judged, now), waived: sum(waived) },
    columns: columnsOf(judged, now),
    rows: rows.toSorted(
      (a, b) => b.late - a.late || shareOf(a) - shareOf(b) || a.areaCode.localeCompare(b.areaCode),
    ),
    totals: cellsOf(judged),
    latest: latest.map((duty) => lateView(duty, now)),
  };
}

interface Judged {
  tally: DutyTally;
  column: string;
  isDue: boolean;
  onTime: boolean;
  /** On time only because of an extension. */
  extended: boolean;
  late: boolean;
}

function judge(tally: DutyTally, now: Date): Judged {
  const { arrival } = tally;
  const isDue = bangkokDay(now) > tally.dueOn;
  return {
    tally,
    column: columnKey(tally),
    isDue,
    onTime: arrival === 'onTime' || arrival === 'onTimeExtended',
    extended: arrival === 'onTimeExtended',
    late: arrival === 'none' && isDue,
  };
}

function sum(tallies: readonly DutyTally[]): number {
  return tallies.reduce((total, { count }) => total + count, 0);
}

/** The number of duties in all groups that pass the test. */
function countOf(
  judged: readonly Judged[],
  passes: (item: Judged) => boolean = () => true,
): number {
  return sum(judged.filter(passes).map((item) => item.tally));
}

/**
 * The letter is part of the key, because two letters may both require a first report with the same
 * form.
 */
export function columnKey(duty: Pick<Duty, 'letter' | 'obligation' | 'round'>): string {
  return `${duty.letter}.${duty.obligation}.${duty.round}`;
}

/** Reads letter, obligation and round from a column key; null when the key is malformed. */
export function columnOfKey(key: string): Pick<Duty, 'letter' | 'obligation' | 'round'> | null {
  const [, letter, obligation, round] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.(\d{1,3})$/.exec(key) ?? [];
  if (letter === undefined || obligation === undefined) return null;
  return { letter, obligation, round: Number(round) };
}

function figuresOf(judged: readonly Judged[], now: Date) {
  const overdue = judged.filter((item) => item.late);
  const isReturned = ({ tally }: Judged): boolean => tally.state === 'returned';
  const isAtProvince = ({ tally }: Judged): boolean => assigneeOf(tally) === 'province';
  const today = bangkokDay(now);
  return {
    dueTotal: countOf(judged, (item) => item.isDue),
    onTime: countOf(judged, (item) => item.isDue && item.onTime),
    onTimeExtended: countOf(judged, (item) => item.isDue && item.extended),
    overdue: countOf(overdue),
    overdueDistricts: new Set(overdue.flatMap((item) => districtsOf(item.tally))).size,
    returned: countOf(judged, isReturned),
    returnedOldestDays: oldestDays(judged.filter(isReturned), today),
    atProvince: countOf(judged, isAtProvince),
    atProvinceOldestDays: oldestDays(judged.filter(isAtProvince), today),
    accepted: countOf(judged, ({ tally }) => tally.state === 'accepted'),
    total: countOf(judged),
    next: nextDate(judged, today),
  };
}

function oldestDays(judged: readonly Judged[], today: Day): number {
  const days = judged.flatMap(({ tally: { since } }) =>
    since ? [daysBetween(bangkokDay(since), today)] : [],
  );
  return Math.max(0, ...days);
}

function nextDate(judged: readonly Judged[], today: Day) {
  const waiting = judged.filter(({ tally }) => tally.dueOn >= today && tally.arrival === 'none');
  const [dueOn] = waiting.map(({ tally }) => tally.dueOn).toSorted();
  if (dueOn === undefined) return null;
  const count = countOf(waiting, ({ tally }) => tally.dueOn === dueOn);
  return { dueOn, daysLeft: daysBetween(today, dueOn), count };
}

function columnsOf(judged: readonly Judged[], now: Date) {
  const groups = [...Map.groupBy(judged, (item) => item.column)];
  const columns = groups.flatMap(([key, group]) => {
    // An extension moves only single duties to a later date, so the earliest date is the date of the
    // round.
    const [first] = group.toSorted((a, b) => a.tally.dueOn.localeCompare(b.tally.dueOn));
    return first ? [columnOf({ key, first: first.tally, now })] : [];
  });
  return columns.toSorted(
    (a, b) =>
      a.letter.localeCompare(b.letter) ||
      a.clause.localeCompare(b.clause) ||
      a.round - b.round ||
      a.key.localeCompare(b.key),
  );
}

function columnOf({ key, first, now }: { key: string; first: DutyTally; now: Date }) {
  const { letter, clause, form, round, rounds, dueOn, dateBasis } = first;
  return {
    key,
    letter,
    clause,
    form,
    title: dutyTitle({ form, round, rounds, extra: false }),
    word: titleOf(form).word,
    round,
    rounds,
    dueOn,
    dateBasis,
    isDue: bangkokDay(now) > dueOn,
  };
}

interface RowInput {
  area: Area;
  judged: readonly Judged[];
  waived: number;
}

function rowOf({ area, judged, waived }: RowInput) {
  return {
    areaCode: area.id,
    name: area.name,
    tile: area.tile,
    dueTotal: countOf(judged, (item) => item.isDue),
    onTime: countOf(judged, (item) => item.isDue && item.onTime),
    onTimeExtended: countOf(judged, (item) => item.isDue && item.extended),
    waived,
    late: countOf(judged, (item) => item.late),
    cells: cellsOf(judged),
  };
}

function shareOf(row: { dueTotal: number; onTime: number }): number {
  return row.dueTotal === 0 ? 1 : row.onTime / row.dueTotal;
}

function cellsOf(judged: readonly Judged[]): Record<string, OverviewCell> {
  const cells: Record<string, OverviewCell> = {};
  for (const { column, late, tally } of judged) {
    const cell = (cells[column] ??= { total: 0, reached: 0, late: 0 });
    cell.total += tally.count;
    if (tally.arrival !== 'none') cell.reached += tally.count;
    if (late) cell.late += tally.count;
  }
  return cells;
}

function lateView(duty: Duty, now: Date) {
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

/** The district of a tally; none for the province's own centre. */
function districtsOf({ area }: DutyTally): AreaCode[] {
  return levelOf(area) === 'province' ? [] : [districtOf(area)];
}
