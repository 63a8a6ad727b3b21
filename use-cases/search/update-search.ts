import { canonicalText } from '#domain/audit/canonical.ts';
import { limits } from '#domain/limits.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { SearchRow } from '#models/search.ts';
import { namingCentres } from '#models/search-sources.ts';
import { buildRows, isSourceName, sourceNames } from './build-rows.ts';
import type { SourceName } from './build-rows.ts';

export interface SearchUpdate {
  /** The numbers of rows written and removed. */
  written: number;
  removed: number;
}

type Changes = NonNullable<Awaited<ReturnType<Database['changes']>>>;

const { batchRows, changes: changesAtOnce } = limits.search;

/**
 * Updates the search index with everything that was written since the last run. The first run reads
 * everything. It may run at any time and in any process.
 */
export async function updateSearch(db: Database, now: Date): Promise<SearchUpdate> {
  const { search } = db.stores;
  const total = { written: 0, removed: 0 };
  for (;;) {
    const state = await search.readState();
    const changes = state?.token ? await readChanges(db, state.token) : null;
    if (!changes) return rebuildSearch(db, now);
    const done = await applyChanges(db, changes);
    await search.writeState(changes.token, now);
    total.written += done.written;
    total.removed += done.removed;
    if (changes.changed.length < changesAtOnce) return total;
  }
}

/**
 * Compares the whole index with the documents, page by page, and corrects it. Returns how many rows
 * were wrong.
 */
export async function rebuildSearch(db: Database, now: Date): Promise<SearchUpdate> {
  // The position in the change stream is stored first, so that changes made during the work are read
  // again afterwards.
  const start = await readChanges(db, null);
  const total = { written: 0, removed: 0 };
  for (const name of sourceNames) {
    const done = await rebuildSource(db, name);
    total.written += done.written;
    total.removed += done.removed;
  }
  await db.stores.search.writeState(start?.token ?? null, now);
  return total;
}

function readChanges(db: Database, token: unknown): Promise<Changes | null> {
  return db.changes({ token, collections: sourceNames, limit: changesAtOnce });
}

async function rebuildSource(db: Database, name: SourceName): Promise<SearchUpdate> {
  const { stores } = db;
  const total = { written: 0, removed: 0 };
  for (let after = ''; ;) {
    const page = await buildRows(stores, name, { after, limit: batchRows });
    const last = page.ids.length < batchRows ? null : (page.ids.at(-1) ?? null);
    const upTo = `${name}:${last ?? '\uffff'}`;
    const done = await db.transaction(async () =>
      writeDifference(db, {
        rows: page.rows,
        stored: await stores.search.ofRange(`${name}:${after}`, upTo),
      }),
    );
    total.written += done.written;
    total.removed += done.removed;
    if (last === null) return total;
    after = last;
  }
}

async function applyChanges(db: Database, { changed }: Changes): Promise<SearchUpdate> {
  const ids = new Map<SourceName, Set<string>>(sourceNames.map((name) => [name, new Set()]));
  for (const { collection, id } of changed)
    if (isSourceName(collection)) ids.get(collection)?.add(id);
  await addNamed(db, ids);
  const total = { written: 0, removed: 0 };
  for (const [name, some] of ids)
    for (const batch of batches([...some])) {
      const done = await db.transaction(() => updateSome(db, { name, ids: batch }));
      total.written += done.written;
      total.removed += done.removed;
    }
  return total;
}

/** Rows of a centre's register, orders and people contain the centre's name. */
async function addNamed({ stores }: Database, ids: Map<SourceName, Set<string>>): Promise<void> {
  const centres = [...(ids.get('centres') ?? [])];
  if (centres.length === 0) return;
  const { members, orders, persons } = await namingCentres(stores, centres);
  for (const { id } of members) ids.get('members')?.add(id);
  for (const { id } of orders) ids.get('orders')?.add(id);
  for (const { id } of persons) ids.get('persons')?.add(id);
}

async function updateSome(
  db: Database,
  { name, ids }: { name: SourceName; ids: readonly string[] },
): Promise<SearchUpdate> {
  const { rows } = await buildRows(db.stores, name, { ids });
  const stored = await db.stores.search.ofSources(ids.map((id) => `${name}:${id}`));
  return writeDifference(db, { rows, stored });
}

async function writeDifference(
  { stores }: Database,
  { rows, stored }: { rows: readonly SearchRow[]; stored: readonly SearchRow[] },
): Promise<SearchUpdate> {
  const known = new Map(stored.map((row) => [row.id, factsOf(row)]));
  const fresh = rows.filter((row) => known.get(row.id) !== factsOf(row));
  const kept = new Set(rows.map(({ id }) => id));
  const gone = stored.map(({ id }) => id).filter((id) => !kept.has(id));
  await stores.search.replaceRows(fresh, gone);
  return { written: fresh.length, removed: gone.length };
}

/** The content of a row. Its tokens are derived from its text. */
function factsOf({ tokens: _tokens, ...facts }: SearchRow): string {
  return canonicalText(facts);
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batchRows) }, (_, index) =>
    items.slice(index * batchRows, (index + 1) * batchRows),
  );
}
