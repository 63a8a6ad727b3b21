import type { Day } from '#domain/calendar.ts';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { can } from '#domain/permissions.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isOwed, timeliness } from '#domain/duty/duty.ts';
import { columnKey, columnOfKey } from '#domain/overview.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { viewDuties } from './duty-views.ts';
import { widestOverview } from '../overview/read-overview.ts';
import { requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { yearDuties } from './year-duties.ts';

const filterNameSchema = z.enum([
  'late',
  'returned',
  'atDistrict',
  'atProvince',
  'next',
  'extended',
  'waived',
  'all',
]);
type FilterName = z.infer<typeof filterNameSchema>;

const listInputSchema = z.object({
  area: z.optional(areaCodeSchema),
  filter: z.optional(filterNameSchema),
  column: z.optional(z.string()),
  centre: z.optional(z.string()),
  year: z.optional(z.coerce.number()),
  after: z.optional(z.string()),
});

const pageSize = 50;

/** The lists behind the overview: by area, column and filter, oldest date first, in pages. */
export const listDuties = query({
  name: 'duties.list',
  input: listInputSchema,
  run: async (env, input) => {
    const found = await inReach(env, input);
    const today = bangkokDay(env.now);
    const next = found
      .filter((duty) => duty.dueOn >= today && isOwed(duty))
      .map((duty) => duty.dueOn)
      .toSorted()[0];
    const wanted = found.filter(
      (duty) =>
        passes(duty, { name: input.filter ?? 'all', now: env.now, today, next }) &&
        (input.column === undefined || columnKey(duty) === input.column),
    );
    const start = input.after ? wanted.findIndex((duty) => duty.id === input.after) + 1 : 0;
    const page = wanted.slice(start, start + pageSize);
    const more = start + pageSize < wanted.length;
    return {
      duties: await viewDuties(env, page),
      total: wanted.length,
      next: more ? (page.at(-1)?.id ?? null) : null,
    };
  },
});

async function inReach(
  env: UseCaseContext,
  input: z.infer<typeof listInputSchema>,
): Promise<Duty[]> {
  const { stores, actor } = env;
  if (input.centre) {
    const duties = await stores.duties.ofCentres([input.centre]);
    return duties.filter((duty) => can(actor, 'duty.read', subjectOf(duty)));
  }
  const scope = input.area ?? widestOverview(actor);
  if (!scope) throw new Problem('not-allowed');
  requirePermission(env, { action: 'overview.read', subject: { areaCode: scope } });
  const year = input.year ?? (await yearOfColumn(env, input.column));
  return (await yearDuties(env, { scope, year })).duties;
}

/** The letter of a column determines the year. */
async function yearOfColumn({ stores }: UseCaseContext, column: string | undefined) {
  const letter = columnOfKey(column ?? '')?.letter;
  return letter === undefined ? undefined : (await stores.letters.get(letter))?.fiscalYear;
}

function passes(
  duty: Duty,
  of: { name: FilterName; now: Date; today: Day; next: string | undefined },
): boolean {
  switch (of.name) {
    case 'late':
      return isOwed(duty) && duty.reachedProvinceAt === null && of.today > duty.dueOn;
    case 'returned':
      return duty.state === 'returned';
    case 'atDistrict':
      return duty.reviewAt === 'district';
    case 'atProvince':
      return duty.reviewAt === 'province';
    case 'next':
      return duty.dueOn === of.next && duty.reachedProvinceAt === null && isOwed(duty);
    case 'extended':
      return timeliness(duty, { dueOn: duty.dueOn, now: of.now }) === 'onTimeExtended';
    case 'waived':
      return duty.state === 'waived';
    case 'all':
      return true;
  }
}
