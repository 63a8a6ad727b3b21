import * as z from 'zod/mini';
import { areaCodeSchema, areaLabel } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { compareGrades } from '#domain/grade-comparison.ts';
import type { GradedCentre, GradingRound } from '#domain/grade-comparison.ts';
import { Problem } from '#domain/problem.ts';
import type { YearScope } from '#models/duty-lists.ts';
import { yearInScope } from '../duties/year-scope.ts';
import { createSingleFlight } from '../single-flight.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { overviewArea, rowsOf } from './overview-area.ts';

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/** How many centres have which grade, by category, for the last round next to the one before. */
export const readGrades = query({
  name: 'overview.grades',
  input: z.object({ area: z.optional(areaCodeSchema), year: z.optional(z.coerce.number()) }),
  run: async (env, input) => {
    const scope = overviewArea(env, input.area);
    return sharedReading(env.stores, {
      key: `grades:${scope}:${input.year ?? ''}`,
      work: () => read(env, { scope, year: input.year }),
    });
  },
});

async function read(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  of: { scope: AreaCode; year: number | undefined },
) {
  const [below, rounds] = await Promise.all([
    stores.areas.within(of.scope),
    yearInScope({ stores, now }, of).then(({ year }) => gradedIn(stores, year)),
  ]);
  const area = below.find(({ id }) => id === of.scope);
  if (!area) throw new Problem('not-found');
  return {
    areaCode: area.id,
    areaName: areaLabel(area),
    grades: compareGrades({ rounds, areas: rowsOf(area, below) }),
  };
}

/** The grading rounds of the year with the scores of their accepted reports. */
async function gradedIn(
  stores: UseCaseContext['stores'],
  year: YearScope,
): Promise<GradingRound[]> {
  const rounds = await stores.duties.gradingRounds(year);
  const duties = rounds.flatMap(({ accepted }) => accepted.map(({ duty }) => duty));
  const reports = await stores.submissions.newestScores(duties);
  const ids = [...new Set(reports.flatMap(({ criteria }) => criteria ?? []))];
  const sets = new Map((await stores.criteria.many(ids)).map((set) => [set.id, set]));
  const byDuty = new Map(reports.map((report) => [report.duty, report]));
  return rounds.map(({ accepted, ...round }) => ({
    ...round,
    accepted: accepted.flatMap(({ duty, ...place }): GradedCentre[] => {
      const report = byDuty.get(duty);
      const criteria = sets.get(report?.criteria ?? '');
      return report && criteria ? [{ ...place, criteria, answers: answersOf(report.scores) }] : [];
    }),
  }));
}

function answersOf(scores: Readonly<Record<string, number>>): GradedCentre['answers'] {
  return Object.fromEntries(Object.entries(scores).map(([field, score]) => [field, { score }]));
}
