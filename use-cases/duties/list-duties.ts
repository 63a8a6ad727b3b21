import * as z from 'zod/mini';
import { areaCodeSchema, levelOf } from '#domain/centre/centre.ts';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import { can } from '#domain/permissions.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { holdersOf } from '#domain/duty/holders.ts';
import {
  dutyOrderSchema,
  dutyViewNameSchema,
  holderFilterSchema,
  listPageSize,
} from '#domain/duty/list/filter.ts';
import type { DutyOrder, DutyViewName } from '#domain/duty/list/filter.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { dutyCentreLabel } from '#domain/centre/label.ts';
import { matchWords } from '#domain/duty/list/words.ts';
import { waitingDays } from '#domain/duty/waiting.ts';
import { actionsFor } from '#domain/duty/viewer-role.ts';
import { limits } from '#domain/limits.ts';
import { columnOfKey } from '#domain/overview.ts';
import { reachOf } from '#domain/people/directory.ts';
import type { ListFilters, ListGroup, ListGroups } from '#models/duty-list-query.ts';
import type { ListWish } from '#models/duty-lists.ts';
import { overviewArea } from '../overview/overview-area.ts';
import { remindersOf } from '../people/directory/silence.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { viewDuties } from './duty-views.ts';
import { peopleForDuties, peopleForPlace } from './holders.ts';
import { yearInScope } from './year-scope.ts';

export const listInput = {
  area: z.optional(areaCodeSchema),
  filter: z.optional(dutyViewNameSchema),
  column: z.optional(z.string()),
  centre: z.optional(z.string()),
  year: z.optional(z.coerce.number()),
  query: z.optional(z.string().check(z.maxLength(80))),
  district: z.optional(areaCodeSchema),
  clause: z.optional(z.string()),
  until: z.optional(daySchema),
  holder: z.optional(holderFilterSchema),
  sort: z.optional(dutyOrderSchema),
  desc: z.optional(z.enum(['yes'])),
};
const listInputSchema = z.object(listInput);
type ListInput = z.infer<typeof listInputSchema>;

/** The lists behind the overview, by area, column, view and filters, in pages. */
export const listDuties = query({
  name: 'duties.list',
  input: z.object({
    ...listInput,
    from: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000))),
  }),
  run: async (env, { from = 0, ...input }) => {
    const list = await openList(env, input);
    if (!list) return emptyList;
    const { duties } = env.stores;
    const { wish, filters } = list;
    const [page, { total, ...summary }, districts, { groups }] = await Promise.all([
      listPage(env, { input, list, from, limit: listPageSize }),
      duties.listSummary(wish, filters),
      districtsOf(env, wish),
      list.facts,
    ]);
    const next = from + listPageSize;
    return {
      duties: await viewRows(env, page),
      total,
      next: next < total ? next : null,
      views: countViews(groups),
      summary,
      choices: { districts, ...choicesOf(groups, filters.view) },
    };
  },
});

/** All duties of a filtered list, for selecting them, each with what the actor can do with it. */
export const selectDuties = query({
  name: 'duties.select',
  input: listInputSchema,
  run: async (env, input) => {
    const list = await openList(env, input);
    if (!list) return { duties: [] };
    const found = await listPage(env, { input, list, from: 0, limit: limits.selection.duties });
    const { actor, now } = env;
    return {
      duties: found.map((duty) => ({
        id: duty.id,
        revision: duty.revision,
        label: `${dutyTitle(duty)} ${dutyCentreLabel(duty, actor.grants)}`,
        actions: actionsFor(actor, { duty, now }),
      })),
    };
  },
});

const noViews: Record<DutyViewName, number> = {
  late: 0,
  open: 0,
  atDistrict: 0,
  atProvince: 0,
  returned: 0,
  next: 0,
  extended: 0,
  waived: 0,
  all: 0,
};

const emptyList = {
  duties: [],
  total: 0,
  next: null,
  views: noViews,
  summary: { late: 0, atDistrict: 0, returned: 0, notSent: 0 },
  choices: { districts: [], clauses: [], dates: [] },
};

interface OpenList {
  wish: ListWish;
  filters: ListFilters;
  /** Read at the same time as the rows, or before them when a filter needs it. */
  facts: Promise<ListGroups>;
}

/** Null when the actor may not read the centre, or the column does not exist. */
export async function openList(env: UseCaseContext, input: ListInput): Promise<OpenList | null> {
  const round = input.column === undefined ? undefined : columnOfKey(input.column);
  const among = round === null ? null : await scopeOf(env, { input, round });
  if (!among) return null;
  const wish = { among, round: round ?? undefined };
  const today = bangkokDay(env.now);
  const facts = env.stores.duties.listGroups(wish, today);
  const { district, clause, until, holder, filter: view = 'all' } = input;
  const words = await wordsOf(env, { input, wish, facts });
  const nextDueOn = view === 'next' ? (await facts).nextDueOn : null;
  return {
    wish,
    facts,
    filters: { view, today, nextDueOn, words, district, clause, until, holder },
  };
}

interface Slice {
  input: ListInput;
  list: OpenList;
  from: number;
  limit: number;
}

export async function listPage(env: UseCaseContext, { input, list, from, limit }: Slice) {
  const { sort = 'due', desc } = input;
  const { wish, filters } = list;
  const names = await namesFor(env, { sort, wish });
  const page = { sort, isDescending: desc === 'yes', today: filters.today, names, from, limit };
  return env.stores.duties.listPage(wish, filters, page);
}

/**
 * The ids of centres or codes of districts, sorted by name. They are read only when the list is
 * sorted by them.
 */
async function namesFor(
  { stores }: UseCaseContext,
  { sort, wish: { among } }: { sort: DutyOrder; wish: ListWish },
): Promise<string[]> {
  if (!('scope' in among) || (sort !== 'centre' && sort !== 'district')) return [];
  const places = await (sort === 'centre'
    ? stores.centres.namesWithin(among.scope)
    : stores.areas.districtsOf(among.scope));
  return places
    .toSorted((a, b) => a.name.localeCompare(b.name, 'th') || a.id.localeCompare(b.id))
    .map(({ id }) => id);
}

/** What the typed words match. The names are read only when words were typed. */
async function wordsOf(
  env: UseCaseContext,
  { input, wish, facts }: { input: ListInput; wish: ListWish; facts: Promise<ListGroups> },
) {
  const text = input.query?.trim() ?? '';
  if (text === '' || !('scope' in wish.among)) return [];
  const { scope } = wish.among;
  const [centres, people, { groups }] = await Promise.all([
    env.stores.centres.namesWithin(scope),
    peopleForPlace(env, scope),
    facts,
  ]);
  return matchWords(text, { centres, people, rounds: groups });
}

async function viewRows(env: UseCaseContext, page: readonly Duty[]) {
  const today = bangkokDay(env.now);
  const [views, people] = await Promise.all([viewDuties(env, page), peopleForDuties(env, page)]);
  const holders = page.map((duty) => holdersOf(duty, people));
  const reminders = await remindersOf(env, [...new Set(holders.flat())]);
  return views.map((view, at) => {
    const duty = page[at];
    return {
      ...view,
      waitingDays: duty ? waitingDays(duty, today) : null,
      who: (holders[at] ?? []).map((person) => ({
        name: person.name,
        reach: reachOf(person),
        silentDays: reminders.get(person.id)?.silentDays ?? 0,
        remindedOn: reminders.get(person.id)?.remindedOn ?? null,
      })),
    };
  });
}

function countViews(groups: readonly ListGroup[]): Record<DutyViewName, number> {
  const counts = { ...noViews };
  for (const name of dutyViewNameSchema.options)
    counts[name] = groups.reduce((sum, { views }) => sum + views[name], 0);
  return counts;
}

/** The values that the filters of this view offer. */
function choicesOf(groups: readonly ListGroup[], view: DutyViewName) {
  const shown = groups.filter(({ views }) => views[view] > 0);
  const distinct = <T extends string>(values: readonly T[]): T[] =>
    [...new Set(values)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    clauses: distinct(shown.map(({ clause }) => clause)),
    dates: distinct(shown.map(({ dueOn }) => dueOn)),
  };
}

/** The districts in a province's list. For a smaller place there is nothing to choose. */
async function districtsOf({ stores }: UseCaseContext, { among }: ListWish) {
  if (!('scope' in among) || levelOf(among.scope) !== 'province') return [];
  const districts = await stores.areas.districtsOf(among.scope);
  return districts.map(({ id, name }) => ({ areaCode: id, name }));
}

interface Asked {
  input: ListInput;
  round: Pick<Duty, 'letter'> | undefined;
}

/** The area or centre to search. Null for a centre that the actor may not read. */
async function scopeOf(
  env: UseCaseContext,
  { input, round }: Asked,
): Promise<ListWish['among'] | null> {
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

/** The year of the letter that the column belongs to. */
async function yearOf(
  { stores }: UseCaseContext,
  round: Pick<Duty, 'letter'> | undefined,
): Promise<number | undefined> {
  return round && (await stores.letters.get(round.letter))?.fiscalYear;
}
