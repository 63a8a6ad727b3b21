import type { AreaCode } from '#domain/centre/centre.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { SearchRow } from '#models/search.ts';
import { readSource } from '#models/search-sources.ts';
import type { SourceQuery } from '#models/search-sources.ts';
import {
  centreRows,
  dutyRows,
  memberRows,
  orderRows,
  personRows,
  placesOf,
} from './search-rows.ts';
import type { Places } from './search-rows.ts';

type Stores = Database['stores'];

/** The collections whose documents the search can find. */
export const sourceNames = ['centres', 'duties', 'members', 'orders', 'persons'] as const;
export type SourceName = (typeof sourceNames)[number];

export function isSourceName(name: string): name is SourceName {
  return sourceNames.some((source) => source === name);
}

interface Page {
  ids: string[];
  rows: SearchRow[];
}

/** The search rows of some documents of a source. */
export async function buildRows(
  stores: Stores,
  name: SourceName,
  wanted: SourceQuery,
): Promise<Page> {
  switch (name) {
    case 'centres': {
      const found = await readSource(stores.centres, wanted);
      return pageOf(found, centreRows);
    }
    case 'duties': {
      const found = await readSource(stores.duties, wanted);
      return pageOf(found, dutyRows);
    }
    case 'members': {
      const found = await readSource(stores.members, wanted);
      const places = await readPlaces(stores, { centres: found.map(({ centre }) => centre) });
      return pageOf(found, (member) => memberRows(member, places));
    }
    case 'orders': {
      const found = await readSource(stores.orders, wanted);
      const places = await readPlaces(stores, { centres: found.map(({ centre }) => centre) });
      return pageOf(found, (order) => orderRows(order, places));
    }
    case 'persons': {
      const found = await readSource(stores.persons, wanted);
      const places = await readPlaces(stores, placesOf(found));
      return pageOf(found, (person) => personRows(person, places));
    }
  }
}

function pageOf<T extends { id: string }>(
  found: readonly T[],
  rowsOf: (item: T) => SearchRow[],
): Page {
  return { ids: found.map(({ id }) => id), rows: found.flatMap(rowsOf) };
}

async function readPlaces(
  stores: Stores,
  of: { centres: readonly string[]; areas?: readonly AreaCode[] },
): Promise<Places> {
  const [centres, areas] = await Promise.all([
    stores.centres.many([...new Set(of.centres)]),
    stores.areas.many([...new Set(of.areas ?? [])]),
  ]);
  return {
    centres: new Map(centres.map((centre) => [centre.id, centre])),
    areas: new Map(areas.map((area) => [area.id, area])),
  };
}
