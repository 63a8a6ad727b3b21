import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { ordersOverview, projectsOverview } from '#domain/clause-overview.ts';
import { Problem } from '#domain/problem.ts';
import { yearInScope } from '../duties/year-scope.ts';
import { createSingleFlight } from '../single-flight.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { overviewArea, rowsOf } from './overview-area.ts';

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/**
 * Summarizes the reports of clauses 3 and 6: orders with their experts, and projects by stage and
 * budget.
 */
export const readClauses = query({
  name: 'overview.clauses',
  input: z.object({ area: z.optional(areaCodeSchema), year: z.optional(z.coerce.number()) }),
  run: (env, input) => {
    const scope = overviewArea(env, input.area);
    const { stores, now } = env;
    return sharedReading(stores, {
      key: `clauses:${scope}:${input.year ?? ''}`,
      work: () => read({ stores, now }, { scope, year: input.year }),
    });
  },
});

async function read(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  of: { scope: AreaCode; year: number | undefined },
) {
  const [below, duties] = await Promise.all([
    stores.areas.within(of.scope),
    yearInScope({ stores, now }, of).then(({ year }) =>
      stores.duties.ofForms(year, ['integrated-committee-order', 'strong-tambon-projects']),
    ),
  ]);
  const area = below.find(({ id }) => id === of.scope);
  if (!area) throw new Problem('not-found');
  const areas = rowsOf(area, below);
  const ofForm = (form: string) => duties.filter((duty) => duty.form === form);
  const sentIn = (form: string) =>
    ofForm(form)
      .filter(({ revision }) => revision > 0)
      .map(({ id }) => id);
  const [orders, projects] = await Promise.all([
    stores.submissions.orderReports(sentIn('integrated-committee-order')),
    stores.submissions.projectReports(sentIn('strong-tambon-projects')),
  ]);
  const orderOf = new Map(orders.map((report) => [report.duty, report]));
  const projectsOf = new Map(projects.map((report) => [report.duty, report]));
  return {
    orders: ordersOverview(
      ofForm('integrated-committee-order').map(({ id, areaCode }) => ({
        areaCode,
        report: orderOf.get(id) ?? null,
      })),
      areas,
    ),
    projects: projectsOverview(
      ofForm('strong-tambon-projects').map(({ id, areaCode }) => ({
        areaCode,
        report: projectsOf.get(id) ?? null,
      })),
      areas,
    ),
  };
}
