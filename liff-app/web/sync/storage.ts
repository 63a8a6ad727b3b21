import { createStore, del, get, promisifyRequest } from 'idb-keyval';
import * as z from 'zod/mini';

/** What must survive a killed browser: drafts, unsent reports, unsent photos, unsent comments. */
export interface Storage {
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Everything under a prefix; what no longer fits its schema is passed over. */
  list<S extends z.ZodMiniType>(prefix: string, schema: S): Promise<[string, z.infer<S>][]>;
}

/** IndexedDB; where the browser refuses it, memory, and `set` says so by answering false. */
export function createStorage(): Storage {
  const memory = new Map<string, unknown>();
  const shelf = attempt(() => createStore('prasan', 'kept'));
  const read = async (key: string): Promise<unknown> => {
    if (memory.has(key) || !shelf) return memory.get(key);
    return get<unknown>(key, shelf).catch(() => undefined);
  };
  return {
    async get(key, schema) {
      const parsed = z.safeParse(schema, await read(key));
      return parsed.success ? parsed.data : null;
    },
    async set(key, value) {
      try {
        if (!shelf) throw new Error('no storage');
        await shelf('readwrite', (store) => keep(store, { key, value }));
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, value);
        return false;
      }
    },
    async remove(key) {
      memory.delete(key);
      if (shelf) await del(key, shelf).catch(() => undefined);
    },
    async list(prefix, schema) {
      const stored = shelf
        ? await shelf('readonly', (store) => under(store, prefix)).catch(() => [])
        : [];
      return [...stored, ...memory].flatMap(([key, value]) => {
        if (typeof key !== 'string' || !key.startsWith(prefix)) return [];
        const parsed = z.safeParse(schema, value);
        return parsed.success ? [[key, parsed.data] as [string, z.infer<typeof schema>]] : [];
      });
    },
  };
}

async function under(store: IDBObjectStore, prefix: string): Promise<[IDBValidKey, unknown][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range)),
    promisifyRequest<unknown[]>(store.getAll(range)),
  ]);
  return keys.map((key, at) => [key, values[at]]);
}

/** Committed without waiting for an answer: a page that goes in the moment of a keystroke has it kept. */
function keep(
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
