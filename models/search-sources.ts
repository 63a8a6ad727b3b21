import type { Stores } from './mongo/connect.ts';
import { trusted } from './mongo/collection.ts';
import type { Filter } from './mongo/collection.ts';

/** Some documents by their ids, or a page of documents sorted by id, starting after an id. */
export type SourceQuery = { ids: readonly string[] } | { after: string; limit: number };

interface Readable<T> {
  find(filter: Filter, options?: { sort?: Record<string, 1>; limit?: number }): Promise<T[]>;
}

export function readSource<T>(store: Readable<T>, wanted: SourceQuery): Promise<T[]> {
  if ('ids' in wanted) return store.find({ id: trusted({ $in: wanted.ids }) });
  const { after, limit } = wanted;
  return store.find({ id: trusted({ $gt: after }) }, { sort: { _id: 1 }, limit });
}

/** The documents whose search rows contain the name of one of these centres. */
export async function namingCentres(stores: Stores, centres: readonly string[]) {
  const among = trusted({ $in: centres });
  const [members, orders, persons] = await Promise.all([
    stores.members.pick({ centre: among }, ['id']),
    stores.orders.pick({ centre: among }, ['id']),
    stores.persons.pick({ 'grants.centre': among }, ['id']),
  ]);
  return { members, orders, persons };
}
