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
 * One search over centres, people, duties and orders. The index finds candidates in the reader's areas;
 * the right to see each row is asked before it is counted or shown.
 */
export const search = query({
  name: 'search',
  input: z.object({ text: z.string(), kind: z.optional(searchKindSchema) }),
  run: async (env, { text, kind }) => {
    const words = queryWords(text);
    const scopes = scopesOf(env.actor);
    const { shown, shownOfOneKind } = limits.search;
    const groups = await Promise.all(
      searchKindSchema.options.map(async (of) => {
        if (words.length === 0 || scopes.length === 0)
          return { kind: of, total: 0, isMore: false, rows: [] };
        const { rows, isMore } = await findRows(env, { kind: of, words, scopes });
        const most = kind === of ? shownOfOneKind : kind === undefined ? shown : 0;
        return {
          kind: of,
          total: rows.length,
          isMore,
          rows: await viewFound(env, rows.slice(0, most)),
        };
      }),
    );
    return { groups };
  },
});

/** The areas and centres the reader's roles reach; rights decide within them. */
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

async function findRows(
  { stores, actor }: UseCaseContext,
  of: { kind: SearchKind; words: readonly string[]; scopes: readonly SearchScope[] },
): Promise<{ rows: FoundRow[]; isMore: boolean }> {
  const { kind, words, scopes } = of;
  const limit = limits.search.candidates;
  const found = await stores.search.candidates({ kind, scopes, tokens: queryTokens(words), limit });
  const allowed = found.filter(
    (row) => words.every((word) => row.text.includes(word)) && maySee(actor, row),
  );
  const once = new Map(allowed.toReversed().map((row) => [row.ref, row]));
  return { rows: [...once.values()].toSorted(byRelevance(words)), isMore: found.length === limit };
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

/** Colleagues of a committee, and its officers' view of it, are in the register everybody there reads. */
function isOwnCentre(actor: Actor, { areaCode, level, centre, role }: FoundRow): boolean {
  return (
    role === 'member' && centre !== null && can(actor, 'centre.read', { areaCode, level, centre })
  );
}

/** Texts that begin with what was typed come first, then the order of the kind. */
function byRelevance(words: readonly string[]): (a: FoundRow, b: FoundRow) => number {
  const [first = ''] = words;
  const place = ({ text }: FoundRow): number => (text.startsWith(first) ? 0 : 1);
  return (a, b) => place(a) - place(b) || compare(a.order, b.order) || compare(a.id, b.id);
}

/** By code units: a Thai collation of sixty rows costs more than finding them. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
