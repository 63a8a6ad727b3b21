import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';

/** Data that must survive a killed browser: drafts, unsent reports, photos and comments. */
export interface Storage {
  /** False when drafts and photos are lost when this page closes. */
  isDurable: ReadonlySignal<boolean>;
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** All entries under a prefix, without those that do not match the schema. */
  list<S extends z.ZodMiniType>(prefix: string, schema: S): Promise<[string, z.infer<S>][]>;
}

/** The browser’s database. Every call may reject. */
export interface Database {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
  remove(key: string): Promise<unknown>;
  list(prefix: string): Promise<[unknown, unknown][]>;
}

interface Options {
  open: () => Promise<Database>;
  openMs?: number;
}

/** A database opens within milliseconds, but a browser that blocks it may never answer. */
const openWithinMs = 4_000;

/**
 * Stores data in the database. A private window, a full disk or an old browser may refuse this or never
 * answer. Then memory is used: `set` resolves to false and `isDurable` becomes false.
 */
export function createStorage({ open, openMs = openWithinMs }: Options): Storage {
  const memory = new Map<string, unknown>();
  const isDurable = signal(true);
  let opened: Promise<Database | null> | null = null;
  /** Once it is null, it stays null for this page, so that no later call waits. */
  const database = (): Promise<Database | null> => {
    opened ??= within(openMs, open).catch(() => {
      isDurable.value = false;
      return null;
    });
    return opened;
  };
  const read = async (key: string): Promise<unknown> => {
    const kept = await database();
    return memory.has(key) || !kept ? memory.get(key) : kept.get(key).catch(() => undefined);
  };
  return {
    isDurable,
    async get(key, schema) {
      const parsed = z.safeParse(schema, await read(key));
      return parsed.success ? parsed.data : null;
    },
    async set(key, value) {
      const isKept = await keep(await database(), { key, value });
      if (isKept) memory.delete(key);
      else memory.set(key, value);
      if (!isKept) isDurable.value = false;
      return isKept;
    },
    async remove(key) {
      memory.delete(key);
      await (await database())?.remove(key).catch(() => undefined);
    },
    async list(prefix, schema) {
      const stored = (await (await database())?.list(prefix).catch(() => [])) ?? [];
      return [...stored, ...memory].flatMap(([key, value]) => {
        if (typeof key !== 'string' || !key.startsWith(prefix)) return [];
        const parsed = z.safeParse(schema, value);
        return parsed.success ? [[key, parsed.data] as [string, z.infer<typeof schema>]] : [];
      });
    },
  };
}

async function keep(
  database: Database | null,
  { key, value }: { key: string; value: unknown },
): Promise<boolean> {
  if (!database) return false;
  return database.set(key, value).then(
    () => true,
    () => false,
  );
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
