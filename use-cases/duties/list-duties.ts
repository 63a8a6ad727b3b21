import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { can } from '#domain/permissions.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { columnOfKey } from '#domain/overview.ts';
import { viewDuties } from './duty-views.ts';
import { overviewArea } from '../overview/overview-area.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { ListFilter, ListWish } from '#models/duty-lists.ts';
import { yearInScope } from './year-scope.ts';

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
    const round = input.column === undefined ? undefined : columnOfKey(input.column);
    const among = round === null ? null : await scopeOf(env, { input, round });
    const filter = among && (await filterOf(env, { name: input.filter ?? 'all', among }));
    if (!among || !filter) return { duties: [], total: 0, next: null };
    const { duties } = env.stores;
    const wish = { among, filter, round: round ?? undefined };
    const after = input.after === undefined ? null : await duties.get(input.after);
    const [found, total] = await Promise.all([
      duties.page(wish, { after, limit: pageSize + 1 }),
      duties.countListed(wish),
    ]);
    const page = found.slice(0, pageSize);
    return {
      duties: await viewDuties(env, page),
      total,
      next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    };
  },
});

type Among = ListWish['among'];

interface Asked {
  input: z.infer<typeof listInputSchema>;
  round: Pick<Duty, 'letter'> | undefined;
}

/** Where to look. Null for a centre that the actor may not read. */
async function scopeOf(env: UseCaseContext, { input, round }: Asked): Promise<Among | null> {
  const { stores, actor } = env;
  if (input.centre !== undefined) {
    const centre = await stores.centres.get(input.centre);
    const subject = centre && { ...centre, centre: centre.id };
    return subject && can(actor, 'duty.read', subject) ? { centre: subject.id } : null;
  }
  const scope = overviewArea(env, input.area);
  const inView = await yearInScope(env, { scope, year: input.year ?? (await yearOf(env, round)) });
  return inView.year;
}

/** Null when no further date is due, so that the list is empty. */
async function filterOf(
  { stores, now }: UseCaseContext,
  { name, among }: { name: FilterName; among: Among },
): Promise<ListFilter | null> {
  const today = bangkokDay(now);
  if (name === 'late') return { name, today };
  if (name !== 'next') return { name };
  const dueOn = await stores.duties.nextDueOn(among, today);
  return dueOn === null ? null : { name, dueOn };
}

/** The letter of a column determines the year. */
async function yearOf(
  { stores }: UseCaseContext,
  round: Pick<Duty, 'letter'> | undefined,
): Promise<number | undefined> {
  return round && (await stores.letters.get(round.letter))?.fiscalYear;
}
