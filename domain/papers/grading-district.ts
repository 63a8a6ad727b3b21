import type { Criteria } from '../criteria/criteria.ts';
import { criteriaIn, paperCriteria, resultOf, totalsOf } from './grading-facts.ts';
import type { GradingResult, PaperCriteria, RoundTotals } from './grading-facts.ts';
import { byPlace, markOf, officeSigners, paperHead, paperKinds } from './paper.ts';
import type { Paper, PaperContext, Signers } from './paper.ts';
import { countedReports, dutiesIn } from './report-facts.ts';
import type { ReportFacts, RoundFacts } from './report-facts.ts';

export interface DistrictGrading {
  district: string;
  criteria: PaperCriteria;
  rounds: Pick<RoundFacts, 'round' | 'dueOn'>[];
  rows: { tambon: string; results: (GradingResult | null)[] }[];
  totals: RoundTotals[];
  signers: Signers;
}

export type DistrictGradingPaper = Paper<'grading-district', DistrictGrading>;

/** Enclosure 4 of a district: a table of tambons and categories for one round or two. */
export function districtGrading(
  rounds: readonly RoundFacts[],
  context: PaperContext,
  current: Criteria,
): DistrictGradingPaper {
  const set = criteriaIn(rounds, current);
  const criteria = paperCriteria(set);
  const rows = tambonsIn(rounds).map((tambon) => ({
    tambon: tambon.tambon,
    results: rounds.map((round) => {
      const report = countedReports(round).find(({ duty }) => duty.centre === tambon.duty.centre);
      return report ? resultOf(report, set) : null;
    }),
  }));
  return {
    layout: 'grading-district',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: dutiesIn(rounds), isSample: set.sample }),
        enclosure: paperKinds.grading.enclosure,
        title: 'แบบรายงานผลการจัดระดับการพัฒนาศูนย์ประสานงานองค์การชุมชนระดับตำบล (ศอช.ต.)',
        source: `ประเมินระดับ ศอช.ต. อำเภอ${context.district}`,
      }),
      district: context.district,
      criteria,
      rounds: rounds.map(({ round, dueOn }) => ({ round, dueOn })),
      rows,
      totals: rounds.map((_, at) =>
        totalsOf(
          rows.map(({ results }) => results[at] ?? null),
          criteria,
        ),
      ),
      signers: officeSigners(context),
    },
  };
}

/** Each tambon once, in the order of the area codes. */
export function tambonsIn(rounds: readonly RoundFacts[]): ReportFacts[] {
  const found = new Map(
    rounds.flatMap(countedReports).map((report) => [report.duty.centre, report] as const),
  );
  return [...found.values()].toSorted((a, b) => byPlace(a.duty, b.duty));
}
