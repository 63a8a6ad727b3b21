import { createStore, promisifyRequest } from 'idb-keyval';
import type { Database } from './storage.ts';

/** Rejects, or never resolves, when the browser allows no database. */
export async function openIndexedDb(): Promise<Database> {
  const database = createStore('prasan', 'kept');
  await database('readonly', () => undefined);
  return {
    get: (key) => database('readonly', (store) => promisifyRequest<unknown>(store.get(key))),
    set: (key, value) => database('readwrite', (store) => put(store, { key, value })),
    remove: (key) => database('readwrite', (store) => promisifyRequest(store.delete(key))),
    list: (prefix) => database('readonly', (store) => entriesUnder(store, prefix)),
  };
}

async function entriesUnder(store: IDBObjectStore, prefix: string): Promise<[unknown, unknown][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range)),
    promisifyRequest<unknown[]>(store.getAll(range)),
  ]);
  return keys.map((key, index) => [key, values[index]]);
}

/** Commits immediately, so that a keystroke is stored even when the page closes right after it. */
function put(
  store: IDBObjectStore,
  { key, value }: { key: string; value: unknown },
): Promise<undefined> {
  store.put(value, key);
  const { transaction } = store;
  if ('commit' in transaction) transaction.commit();
  return promisifyRequest(transaction);
}
