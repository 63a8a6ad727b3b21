import * as z from 'zod/mini';
import { areaCodeSchema, districtOf } from '#domain/centre/centre.ts';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { can } from '#domain/permissions.ts';
import { assigneeOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { holdersOf } from '#domain/duty/holders.ts';
import { filterDuties, sortDuties, viewsOf, waitingDays } from '#domain/duty/list.ts';
import type { ListedDuty } from '#domain/duty/list.ts';
import {
  dutyOrderSchema,
  dutyViewNameSchema,
  holderFilterSchema,
} from '#domain/duty/list-filter.ts';
import { actionsFor } from '#domain/duty/viewer-role.ts';
import { limits } from '#domain/limits.ts';
import { columnKey, columnOfKey } from '#domain/overview.ts';
import type { CentreScope, YearScope } from '#models/duty-lists.ts';
import type { Person } from '#models/persons.ts';
import { overviewArea } from '../overview/overview-area.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { viewDuties } from './duty-views.ts';
import { peopleForPlace } from './holders.ts';
import { remindersOf } from './last-reminders.ts';
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

const pageSize = 50;

/** The lists behind the overview: by area, column, view and filters, in pages. */
export const listDuties = query({
  name: 'duties.list',
  input: z.object({
    ...listInput,
    from: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000))),
  }),
  run: async (env, { from = 0, ...input }) => {
    const found = await findListed(env, input);
    const page = found.rows.slice(from, from + pageSize);
    const next = from + pageSize;
    const today = bangkokDay(env.now);
    return {
      duties: await viewRows(env, page),
      total: found.rows.length,
      next: next < found.rows.length ? next : null,
      ofView: found.viewed.length,
      views: found.counts,
      summary: summaryOf(found.rows, today),
      choices: choicesOf(found.viewed),
    };
  },
});

/** The whole of a filtered list, to select it: what can be done with each duty. */
export const selectDuties = query({
  name: 'duties.select',
  input: listInputSchema,
  run: async (env, input) => {
    const { rows } = await findListed(env, input);
    const { actor, now } = env;
    return {
      total: rows.length,
      duties: rows.slice(0, limits.selection.duties).map(({ duty }) => ({
        id: duty.id,
        revision: duty.revision,
        actions: actionsFor(actor, { duty, now }),
      })),
    };
  },
});

export interface Row extends ListedDuty {
  people: readonly Person[];
}

/** The rows of a list, filtered and sorted; nothing for a centre that the actor may not read. */
export async function findListed(env: UseCaseContext, input: ListInput) {
  const round = input.column === undefined ? undefined : columnOfKey(input.column);
  const among = round === null ? null : await scopeOf(env, { input, round });
  const all = among ? await env.stores.duties.ofList(among) : [];
  const listed =
    input.column === undefined ? all : all.filter((duty) => columnKey(duty) === input.column);
  const views = viewsOf(listed, env.now);
  const rows = await withPeople(env, { among, duties: views[input.filter ?? 'all'] });
  const counts = Object.fromEntries(
    dutyViewNameSchema.options.map((name) => [name, views[name].length]),
  );
  return {
    counts: z.parse(countsSchema, counts),
    viewed: rows,
    rows: sortDuties(filterDuties(rows, input), {
      sort: input.sort ?? 'due',
      isDescending: input.desc === 'yes',
      now: env.now,
    }),
  };
}

const countsSchema = z.record(dutyViewNameSchema, z.int());

type Among = YearScope | CentreScope;

async function withPeople(
  env: UseCaseContext,
  { among, duties }: { among: Among | null; duties: readonly Duty[] },
): Promise<Row[]> {
  const scope = among && 'scope' in among ? among.scope : duties[0]?.areaCode;
  if (scope === undefined || duties.length === 0) return [];
  const people = await peopleForPlace(env, { scope, duties });
  return duties.map((duty) => {
    const holders = holdersOf(duty, people);
    return { duty, people: holders, who: holders.map(({ name }) => name) };
  });
}

async function viewRows(env: UseCaseContext, page: readonly Row[]) {
  const today = bangkokDay(env.now);
  const [views, reminders] = await Promise.all([
    viewDuties(
      env,
      page.map(({ duty }) => duty),
    ),
    remindersOf(
      env,
      page.flatMap(({ people }) => people),
    ),
  ]);
  return views.map((view, at) => {
    const row = page[at];
    return {
      ...view,
      waitingDays: row ? waitingDays(row.duty, today) : null,
      who: (row?.people ?? []).flatMap(({ id }) => reminders.get(id) ?? []),
    };
  });
}

function summaryOf(rows: readonly ListedDuty[], today: Day) {
  const count = (is: (duty: Duty) => boolean) => rows.filter(({ duty }) => is(duty)).length;
  const isLate = (duty: Duty) =>
    duty.reachedProvinceAt === null && duty.dueOn < today && duty.state !== 'waived';
  return {
    late: count(isLate),
    atDistrict: count(({ reviewAt }) => reviewAt === 'district'),
    returned: count(({ state }) => state === 'returned'),
    notSent: count(({ state }) => state === 'todo' || state === 'draft'),
  };
}

/** What the filters of this list can be set to. */
function choicesOf(rows: readonly ListedDuty[]) {
  const duties = rows.map(({ duty }) => duty);
  const districts = new Map(
    duties
      .filter(({ level }) => level !== 'province')
      .map(({ areaCode, districtName }) => [districtOf(areaCode), districtName]),
  );
  const distinct = <T extends string>(values: readonly T[]): T[] =>
    [...new Set(values)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    districts: [...districts].map(([areaCode, name]) => ({ areaCode, name })),
    clauses: distinct(duties.map(({ clause }) => clause)),
    dates: distinct(duties.map(({ dueOn }) => dueOn)),
    holders: holderFilterSchema.options.filter((holder) =>
      duties.some((duty) => assigneeOf(duty) === holder),
    ),
  };
}

interface Asked {
  input: ListInput;
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

/** The letter of a column determines the year. */
async function yearOf(
  { stores }: UseCaseContext,
  round: Pick<Duty, 'letter'> | undefined,
): Promise<number | undefined> {
  return round && (await stores.letters.get(round.letter))?.fiscalYear;
}
