import type { Day } from '../calendar.ts';
import { bangkokDay, daysBetween } from '../calendar.ts';
import type { Area } from '../centre/centre.ts';
import { levelOf } from '../centre/centre.ts';
import type { Criteria } from '../criteria/criteria.ts';
import type { Duty } from '../duty/duty.ts';
import { dutyTitle } from '../duty/title.ts';
import type { DutyTally } from '../overview.ts';
import { columnKey } from '../overview.ts';
import { criteriaIn, paperCriteria, resultOf, totalsOf } from './grading-facts.ts';
import { paperHead } from './paper.ts';
import type { Paper, PaperContext, Signer } from './paper.ts';
import { countedReports } from './report-facts.ts';
import type { RoundFacts } from './report-facts.ts';

/**
 * Numbers of reports by arrival. `late` reached the province after the due date; `later` is not due
 * yet.
 */
interface Arrivals {
  total: number;
  onTime: number;
  late: number;
  missing: number;
  later: number;
}

interface StatusRound extends Arrivals {
  clause: string;
  title: string;
  dueOn: Day;
}

interface StatusDistrict extends Arrivals {
  name: string;
  tile: [number, number] | null;
}

export interface StatusReport {
  letter: { number: string; date: Day };
  totals: Arrivals & { due: number };
  rounds: StatusRound[];
  /** Counts only what is due. The row of the province itself has no tile. */
  districts: StatusDistrict[];
  grades: { levels: string[]; rounds: { round: number; counts: number[] }[] } | null;
  latest: { centre: string; district: string; what: string; days: number }[];
  /** What the office asks the governor to do. */
  ask: string[];
  signer: Signer;
}

export type StatusPaper = Paper<'status', StatusReport>;

export interface StatusFacts {
  /** The counts for the letter, without waived duties. */
  tallies: readonly DutyTally[];
  /** The districts of the province. */
  districts: readonly Area[];
  latest: readonly Duty[];
  gradings: readonly RoundFacts[];
  criteria: Criteria | null;
}

/** One page for the governor that shows what is due, by clause and by district. */
export function statusPaper(facts: StatusFacts, context: PaperContext): StatusPaper {
  const today = bangkokDay(context.now);
  const counted = facts.tallies.filter(({ state }) => state !== 'waived');
  const due = counted.filter(({ dueOn }) => dueOn < today);
  const { province, letter } = context;
  return {
    layout: 'status',
    data: {
      ...paperHead(context, {
        mark: null,
        enclosure: null,
        title: `รายงานสถานะการขับเคลื่อนงาน\nศูนย์ประสานงานองค์การชุมชน (ศอช.) จังหวัด${province}`,
        source: 'ภารกิจตามหนังสือสั่งการ',
      }),
      letter: { number: letter.number, date: letter.date },
      totals: { ...arrivalsOf(counted, today), due: arrivalsOf(due, today).total },
      rounds: roundsIn(counted, today),
      districts: districtsIn(due, { areas: facts.districts, today }),
      grades: gradesIn(facts),
      latest: facts.latest.map((duty) => ({
        centre: duty.centreName,
        district: duty.districtName,
        what: dutyTitle(duty),
        days: daysBetween(duty.dueOn, today),
      })),
      ask: [],
      signer: { name: null, position: `พัฒนาการจังหวัด${province}` },
    },
  };
}

function arrivalsOf(tallies: readonly DutyTally[], today: Day): Arrivals {
  const sum = (passes: (tally: DutyTally) => boolean): number =>
    tallies.filter(passes).reduce((total, { count }) => total + count, 0);
  const isDue = ({ dueOn }: DutyTally): boolean => dueOn < today;
  return {
    total: sum(() => true),
    onTime: sum((tally) => isDue(tally) && tally.arrival.startsWith('onTime')),
    late: sum((tally) => isDue(tally) && tally.arrival === 'late'),
    missing: sum((tally) => isDue(tally) && tally.arrival === 'none'),
    later: sum((tally) => !isDue(tally)),
  };
}

function roundsIn(tallies: readonly DutyTally[], today: Day): StatusRound[] {
  return [...Map.groupBy(tallies, columnKey).values()]
    .flatMap((group) => {
      const [first] = group.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
      if (!first) return [];
      const { clause, dueOn } = first;
      const title = dutyTitle({ ...first, extra: false });
      return [{ clause, title, dueOn, ...arrivalsOf(group, today) }];
    })
    .toSorted(
      (a, b) =>
        a.clause.localeCompare(b.clause, 'th', { numeric: true }) || a.dueOn.localeCompare(b.dueOn),
    );
}

function districtsIn(
  due: readonly DutyTally[],
  { areas, today }: { areas: readonly Area[]; today: Day },
): StatusDistrict[] {
  const byArea = Map.groupBy(due, ({ area }) => area);
  const own = due.filter(({ area }) => levelOf(area) === 'province');
  return [
    ...areas.map(({ id, name, tile }) => ({
      name,
      tile,
      ...arrivalsOf(byArea.get(id) ?? [], today),
    })),
    { name: 'ระดับจังหวัด', tile: null, ...arrivalsOf(own, today) },
  ];
}

function gradesIn({ gradings, criteria }: StatusFacts): StatusReport['grades'] {
  if (!criteria) return null;
  const set = criteriaIn(gradings, criteria);
  const printed = paperCriteria(set);
  const rounds = gradings.map((round) => {
    const results = countedReports(round).map((report) => resultOf(report, set));
    return { round: round.round, counts: totalsOf(results, printed).grades };
  });
  const graded = rounds.filter(({ counts }) => counts.some((count) => count > 0));
  if (graded.length === 0) return null;
  return { levels: printed.levels.map(({ title }) => title), rounds: graded };
}
