import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { createStorage } from '#web/sync/storage.ts';
import type { Database } from '#web/sync/storage.ts';

/** What a private window or a full disk gives instead of IndexedDB. */
const refusals: Record<string, () => Promise<Database>> = {
  'no database': () => Promise.reject(new Error('indexedDB is not defined')),
  'a database that never answers': () => new Promise(() => undefined),
  'a database that refuses every call': async () => ({
    get: () => Promise.reject(new Error('quota')),
    set: () => Promise.reject(new Error('quota')),
    remove: () => Promise.reject(new Error('quota')),
    list: () => Promise.reject(new Error('quota')),
  }),
};

describe.each(Object.keys(refusals))('the local storage of a browser with %s', (name) => {
  it('keeps drafts in memory, says so, and answers every read', async () => {
    const open = refusals[name] ?? (() => Promise.reject(new Error(name)));
    const storage = createStorage({ open, openMs: 20 });
    expect(await storage.get('draft', z.string())).toBeNull();
    expect(await storage.set('draft', 'ก')).toBe(false);
    expect(storage.isDurable.value).toBe(false);
    expect(await storage.get('draft', z.string())).toBe('ก');
    expect(await storage.list('dra', z.string())).toEqual([['draft', 'ก']]);
    await storage.remove('draft');
    expect(await storage.list('', z.string())).toEqual([]);
  });
});
