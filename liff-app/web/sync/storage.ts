import { createStore, del, get, promisifyRequest } from 'idb-keyval';
import * as z from 'zod/mini';

/** What must survive a killed browser: drafts, unsent reports, photos and comments. */
export interface Storage {
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** All entries under a prefix, without those that do not match the schema. */
  list<S extends z.ZodMiniType>(prefix: string, schema: S): Promise<[string, z.infer<S>][]>;
}

/** IndexedDB. If the browser refuses it, memory is used and `set` answers false. */
export function createStorage(): Storage {
  const memory = new Map<string, unknown>();
  const database = attempt(() => createStore('prasan', 'kept'));
  const read = async (key: string): Promise<unknown> => {
    if (memory.has(key) || !database) return memory.get(key);
    return get<unknown>(key, database).catch(() => undefined);
  };
  return {
    async get(key, schema) {
      const parsed = z.safeParse(schema, await read(key));
      return parsed.success ? parsed.data : null;
    },
    async set(key, value) {
      try {
        if (!database) throw new Error('no storage');
        await database('readwrite', (store) => put(store, { key, value }));
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, value);
        return false;
      }
    },
    async remove(key) {
      memory.delete(key);
      if (database) await del(key, database).catch(() => undefined);
    },
    async list(prefix, schema) {
      const stored = database
        ? await database('readonly', (store) => entriesUnder(store, prefix)).catch(() => [])
        : [];
      return [...stored, ...memory].flatMap(([key, value]) => {
        if (typeof key !== 'string' || !key.startsWith(prefix)) return [];
        const parsed = z.safeParse(schema, value);
        return parsed.success ? [[key, parsed.data] as [string, z.infer<typeof schema>]] : [];
      });
    },
  };
}

async function entriesUnder(
  store: IDBObjectStore,
  prefix: string,
): Promise<[IDBValidKey, unknown][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range)),
    promisifyRequest<unknown[]>(store.getAll(range)),
  ]);
  return keys.map((key, index) => [key, values[index]]);
}

/** Commits immediately, so that a page closed right after a keystroke has stored it. */
function put(
  store: IDBObjectStore,
  { key, value }: { key: string; value: unknown },
): Promise<undefined> {
  store.put(value, key);
  const { transaction } = store;
  if ('commit' in transaction) transaction.commit();
  return promisifyRequest(transaction);
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
