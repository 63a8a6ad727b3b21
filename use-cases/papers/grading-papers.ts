import type { Criteria } from '#domain/criteria/criteria.ts';
import { districtGrading } from '#domain/papers/grading-district.ts';
import { provinceGrading } from '#domain/papers/grading-province.ts';
import { gradingSheets } from '#domain/papers/grading-sheet.ts';
import { byPlace } from '#domain/papers/paper.ts';
import { dutyId } from '#domain/letter/letter.ts';
import type { ReportFacts } from '#domain/papers/report-facts.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { MakePaper, PaperOrderOf } from './paper-maker.ts';
import type { PaperScope } from './paper-scope.ts';
import { readReports, readRounds, readSheets, sheetDuties, wantedRounds } from './read-reports.ts';

/** Enclosure 4: the grades of a province, a district or one tambon. */
export const makeGrading: MakePaper = async (env, { scope, request }) => {
  // The paper shows two rounds side by side.
  const wanted = wantedRounds(env, { scope, request, form: 'grading' }).slice(-2);
  const rounds = await readRounds(env, scope, wanted);
  const current = await currentCriteria(env, scope);
  if (scope.area.level === 'province') {
    return provinceGrading(rounds, scope.context, current);
  }
  return districtGrading(rounds, scope.context, current);
};

/** Enclosures 3 and 4 for single tambons, or as a blank sheet that is filled in by hand. */
export const makeGradingSheets: MakePaper = async (env, order) => {
  const { scope, request } = order;
  const isBlank = request.blank === true;
  const current = await currentCriteria(env, scope);
  const duties = await sheetDuties(env, { ...order, form: 'grading' });
  const reports = isBlank
    ? await readReports(env, { scope, duties, readable: [] })
    : await readSheets(env, { scope, duties });
  const before = isBlank ? new Map<string, ReportFacts>() : await roundBefore(env, order, reports);
  const facts = reports
    .toSorted((a, b) => byPlace(a.duty, b.duty))
    .map((report) => ({
      report,
      criteria: report.criteria ?? current,
      before: before.get(report.duty.centre) ?? null,
    }));
  if (facts.length === 0) throw new Problem('paper-empty');
  return gradingSheets(facts, scope.context, { isBlank });
};

/** The newest report of each centre from the round before. */
async function roundBefore(
  env: UseCaseContext,
  { scope }: PaperOrderOf,
  reports: readonly ReportFacts[],
): Promise<Map<string, ReportFacts>> {
  const ids = reports
    .filter(({ duty }) => duty.round > 1 && !duty.extra)
    .map(({ duty }) => dutyId({ ...duty, round: duty.round - 1 }));
  const duties = ids.length === 0 ? [] : await env.stores.duties.many(ids);
  const facts = await readReports(env, { scope, duties });
  return new Map(facts.map((report) => [report.duty.centre, report]));
}

export async function currentCriteria(
  { stores }: UseCaseContext,
  { letter, area }: PaperScope,
): Promise<Criteria> {
  const criteria = await stores.criteria.current(letter.fiscalYear, area.id);
  if (!criteria) throw new Problem('not-found');
  return criteria;
}
