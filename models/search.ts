import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { roleSchema } from '#domain/permissions.ts';
import { formId } from '#domain/form/id.ts';
import { searchKindSchema } from '#domain/search/kinds.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Filter } from './mongo/collection.ts';

/**
 * A row of the search index: the texts to show, the folded text, and the facts that decide who may
 * see it.
 */
export const searchRowSchema = z.object({
  id: z.string(),
  /** The document from which it was made, as in `duties:<id>`. */
  source: z.string(),
  kind: searchKindSchema,
  /** The id of the thing that was found. */
  ref: z.string(),
  province: areaCodeSchema,
  areaCode: areaCodeSchema,
  level: levelSchema,
  centre: z.nullable(z.string()),
  form: z.nullable(formId),
  /** The role of a person; null for a row of a register. */
  role: z.nullable(roleSchema),
  title: z.string(),
  /** Text before the place in the second line, such as ประธาน. */
  lead: z.string(),
  place: z.object({ name: z.string(), level: levelSchema, districtName: z.string() }),
  /** Text after the place, such as ครบวาระ 30 ก.ย. 2570. */
  tail: z.string(),
  /** The folded text, in which every word of a query must occur. */
  text: z.string(),
  tokens: z.array(z.string()),
  /** The order of the results of a kind, smallest first. */
  order: z.string(),
});
export type SearchRow = z.infer<typeof searchRowSchema>;
/** The fields of a row that a search reads. The other fields serve only the index. */
export type FoundRow = Omit<SearchRow, 'tokens' | 'source' | 'province'>;

/** The position in the change stream up to which the index is current. */
const stateSchema = z.object({ id: z.literal('state'), token: z.unknown(), at: z.date() });

const shownFields = {
  kind: 1,
  ref: 1,
  areaCode: 1,
  level: 1,
  centre: 1,
  form: 1,
  role: 1,
  title: 1,
  lead: 1,
  place: 1,
  tail: 1,
  text: 1,
  order: 1,
} as const;

export type SearchScope = { within: AreaCode } | { centre: string; areaCode: AreaCode };

export interface SearchQuery {
  scopes: readonly SearchScope[];
  /** A row matches when it has, for each of these, a token that begins with it. */
  tokens: readonly string[];
  /** Of each kind. */
  limit: number;
}

export function createSearchStore(connection: Connection) {
  const rows = createCollection(connection, {
    name: 'search',
    shape: searchRowSchema,
    indexes: [
      { keys: { province: 1, kind: 1, tokens: 1, areaCode: 1, centre: 1 } },
      { keys: { source: 1 } },
    ],
  });
  const states = createCollection(connection, { name: 'searchState', shape: stateSchema });
  return {
    /**
     * Candidates of each kind whose text contains all tokens. The caller checks words and
     * permissions. One command reads all kinds, because four commands cost the server and the driver
     * more than the search itself.
     */
    candidates: async (query: SearchQuery): Promise<FoundRow[]> => {
      const [first = [], ...others] = searchKindSchema.options.map((kind) => [
        { $match: matchOf(kind, query) },
        { $limit: query.limit },
        { $project: { ...shownFields, _id: 0, id: '$_id' } },
      ]);
      const found = await rows.aggregate([
        ...first,
        ...others.map((pipeline) => ({ $unionWith: { coll: 'search', pipeline } })),
      ]);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this schema when written; parsing again costs half of a search
      return found as unknown as FoundRow[];
    },
    ofSources: (sources: readonly string[]) => rows.find({ source: trusted({ $in: sources }) }),
    /** The rows whose source id is after the first and up to the last of the range. */
    ofRange: (after: string, upTo: string) =>
      rows.find({ source: trusted({ $gt: after, $lte: upTo }) }),
    /** Writes some rows and removes others. Call it in a transaction. */
    replaceRows: async (fresh: readonly SearchRow[], gone: readonly string[]): Promise<void> => {
      const ids = [...gone, ...fresh.map(({ id }) => id)];
      if (ids.length > 0) await rows.remove({ id: trusted({ $in: ids }) });
      await rows.insertMissing(fresh);
    },
    /** Removes all rows that were made from these documents. */
    removeSources: (sources: readonly string[]) =>
      rows.remove({ source: trusted({ $in: sources }) }),
    count: rows.count,
    readState: async () => states.get('state'),
    writeState: (token: unknown, at: Date) => states.put({ id: 'state', token, at }),
    ensureIndexes: async () => {
      await rows.ensureIndexes();
      await states.ensureIndexes();
    },
  };
}

/**
 * Matches tokens with this beginning. `$elemMatch` makes both ends of the range apply to one element;
 * without it, MongoDB would read the index from the token to its end.
 */
function beginsWith(token: string): Filter {
  return { $elemMatch: { $gte: token, $lt: `${token}\uffff` } };
}

function matchOf(kind: SearchKind, { scopes, tokens }: SearchQuery): Filter {
  const provinces = scopes.map((scope) =>
    ('within' in scope ? scope.within : scope.areaCode).slice(0, 2),
  );
  const places = scopes.map((scope) =>
    'within' in scope
      ? { areaCode: { ...areaPrefix(scope.within) } }
      : { areaCode: scope.areaCode, centre: scope.centre },
  );
  return {
    province: { $in: [...new Set(provinces)] },
    kind,
    $and: tokens.map((token) => ({ tokens: beginsWith(token) })),
    ...(places.length === 1 ? places[0] : { $or: places }),
  };
}
