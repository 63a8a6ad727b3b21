import * as z from 'zod/mini';
import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';
import { limits } from '#domain/limits.ts';
import { queryTokens, queryWords } from '#domain/search/fold.ts';
import { searchKindSchema } from '#domain/search/kinds.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import type { FoundRow, SearchScope } from '#models/search.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { viewFound } from './view-found.ts';

/**
 * One search over centres, people, duties and orders. The index finds candidates in the reader's
 * areas. The permission to see each row is checked before it is counted or shown.
 */
export const search = query({
  name: 'search',
  input: z.object({ text: z.string(), kind: z.optional(searchKindSchema) }),
  run: async (env, { text, kind }) => {
    const words = queryWords(text);
    const found = await findRows(env, { words, scopes: scopesOf(env.actor) });
    const cut = found.map((group) => ({
      ...group,
      rows: group.rows.slice(0, shownOf(kind, group.kind)),
    }));
    const views = await viewFound(
      env,
      cut.flatMap(({ rows }) => rows),
    );
    const groups = cut.map((group) => ({
      ...group,
      rows: group.rows.flatMap((row) => views.get(row) ?? []),
    }));
    return { groups };
  },
});

/**
 * The areas and centres of the reader's roles. Permissions decide which rows in them the reader may
 * see.
 */
function scopesOf({ grants }: Actor): SearchScope[] {
  const areas = grants.filter(({ role }) => role !== 'member').map(({ areaCode }) => areaCode);
  const widest = areas.filter(
    (area) => !areas.some((other) => other !== area && area.startsWith(other)),
  );
  return [
    ...[...new Set(widest)].map((within) => ({ within })),
    ...grants.flatMap(({ role, centre, areaCode }) =>
      role === 'member' && centre !== null ? [{ centre, areaCode }] : [],
    ),
  ];
}

/** How many rows of a kind are shown: a few of each kind, and more of a kind that was chosen. */
function shownOf(chosen: SearchKind | undefined, kind: SearchKind): number {
  const { shown, shownOfOneKind } = limits.search;
  if (chosen === undefined) return shown;
  return chosen === kind ? shownOfOneKind : 0;
}

interface Group {
  kind: SearchKind;
  total: number;
  /** True when there may be more rows than were counted. */
  isMore: boolean;
  rows: FoundRow[];
}

async function findRows(
  { stores, actor }: UseCaseContext,
  { words, scopes }: { words: readonly string[]; scopes: readonly SearchScope[] },
): Promise<Group[]> {
  const limit = limits.search.candidates;
  const isNothing = words.length === 0 || scopes.length === 0;
  const found = isNothing
    ? []
    : await stores.search.candidates({ scopes, tokens: queryTokens(words), limit });
  return searchKindSchema.options.map((kind) => {
    const candidates = found.filter((row) => row.kind === kind);
    const allowed = candidates.filter(
      (row) => words.every((word) => row.text.includes(word)) && maySee(actor, row),
    );
    const once = new Map(allowed.toReversed().map((row) => [row.ref, row]));
    const rows = [...once.values()].toSorted(byRelevance(words));
    return { kind, total: rows.length, isMore: candidates.length === limit, rows };
  });
}

function maySee(actor: Actor, row: FoundRow): boolean {
  const { areaCode, level, centre, form, role } = row;
  if (row.kind === 'person' && role !== null)
    return can(actor, 'people.read', { areaCode }) || isOwnCentre(actor, row);
  const subject = { areaCode, level, ...(centre === null ? {} : { centre }) };
  return row.kind === 'duty'
    ? can(actor, 'duty.read', { ...subject, ...(form === null ? {} : { form }) })
    : can(actor, 'centre.read', subject);
}

/**
 * Colleagues on a committee are found for its members and officers, because all of them may read the
 * register.
 */
function isOwnCentre(actor: Actor, { areaCode, level, centre, role }: FoundRow): boolean {
  return (
    role === 'member' && centre !== null && can(actor, 'centre.read', { areaCode, level, centre })
  );
}

/** Texts that begin with the typed words come first; then the usual order of the kind applies. */
function byRelevance(words: readonly string[]): (a: FoundRow, b: FoundRow) => number {
  const [first = ''] = words;
  const place = ({ text }: FoundRow): number => (text.startsWith(first) ? 0 : 1);
  return (a, b) => place(a) - place(b) || compare(a.order, b.order) || compare(a.id, b.id);
}

/** Compared by code units, because a Thai collation of all rows takes longer than finding them. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
