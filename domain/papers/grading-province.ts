import type { Criteria } from '../criteria/criteria.ts';
import { criteriaIn, paperCriteria, resultOf, totalsOf } from './grading-facts.ts';
import type { PaperCriteria, RoundTotals } from './grading-facts.ts';
import { tambonsIn } from './grading-district.ts';
import { markOf, officeSigners, paperHead, paperKinds } from './paper.ts';
import type { Paper, PaperContext, Signers } from './paper.ts';
import { countedReports, dutiesIn } from './report-facts.ts';
import type { RoundFacts } from './report-facts.ts';

type DistrictRound = Pick<RoundTotals, 'assessed' | 'grades' | 'percent'>;

export interface ProvinceGrading {
  criteria: PaperCriteria;
  rounds: Pick<RoundFacts, 'round' | 'dueOn'>[];
  rows: { district: string; centres: number; rounds: DistrictRound[] }[];
  totals: { centres: number; rounds: RoundTotals[] };
  signers: Signers;
}

export type ProvinceGradingPaper = Paper<'grading-province', ProvinceGrading>;

/** Enclosure 4 of the province: a table of districts and grades, with the rounds side by side. */
export function provinceGrading(
  rounds: readonly RoundFacts[],
  context: PaperContext,
  current: Criteria,
): ProvinceGradingPaper {
  const set = criteriaIn(rounds, current);
  const criteria = paperCriteria(set);
  const tambons = tambonsIn(rounds);
  const totalsAmong = (isIn: (districtName: string) => boolean): RoundTotals[] =>
    rounds.map((round) => {
      const reports = countedReports(round).filter(({ duty }) => isIn(duty.districtName));
      return totalsOf(
        reports.map((report) => resultOf(report, set)),
        criteria,
      );
    });
  const districts = [...Map.groupBy(tambons, ({ duty }) => duty.districtName)];
  return {
    layout: 'grading-province',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: dutiesIn(rounds), isSample: set.sample }),
        enclosure: paperKinds.grading.enclosure,
        title: `สรุปผลการจัดระดับการพัฒนาศูนย์ประสานงานองค์การชุมชนระดับตำบล (ศอช.ต.) จังหวัด${context.province}`,
        source: `ประเมินระดับ ศอช.ต. จังหวัด${context.province}`,
      }),
      criteria,
      rounds: rounds.map(({ round, dueOn }) => ({ round, dueOn })),
      rows: districts.map(([district, centres]) => ({
        district,
        centres: centres.length,
        rounds: totalsAmong((name) => name === district).map(({ assessed, grades, percent }) => ({
          assessed,
          grades,
          percent,
        })),
      })),
      totals: { centres: tambons.length, rounds: totalsAmong(() => true) },
      signers: officeSigners(context),
    },
  };
}
