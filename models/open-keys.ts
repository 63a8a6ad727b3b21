import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A key to the open data of an area. Only the SHA-256 of its secret is stored. */
const openKeySchema = z.object({
  id: z.uuid(),
  hash: z.string(),
  /** Who uses the key, as the office wrote it. */
  name: z.string(),
  areaCode: areaCodeSchema,
  /** True when the key may also read names, phones and texts. */
  isPersonal: z.boolean(),
  by: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  lastUsedAt: z.nullable(z.date()),
  revokedAt: z.nullable(z.date()),
});
export type OpenKey = z.infer<typeof openKeySchema>;

/** The time of the last use is written at most once in this period. */
const usedEveryMs = 60_000;

export function createOpenKeyStore(connection: Connection) {
  const keys = createCollection(connection, {
    name: 'openKeys',
    shape: openKeySchema,
    indexes: [
      { keys: { hash: 1 }, options: { unique: true } },
      { keys: { areaCode: 1, createdAt: -1 } },
    ],
  });
  return {
    ...keys,
    byHash: (hash: string) => keys.one({ hash }),
    /** The keys of these provinces, newest first. */
    ofProvinces: (provinces: readonly string[]) =>
      provinces.length === 0
        ? Promise.resolve([])
        : keys.find(
            {
              $or: provinces.map((code) => ({
                areaCode: trusted({ $gte: code, $lt: `${code}:` }),
              })),
            },
            { sort: { createdAt: -1 } },
          ),
    markUsed: async ({ id, lastUsedAt }: OpenKey, now: Date): Promise<void> => {
      if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < usedEveryMs) return;
      await keys.update({ id }, { $set: { lastUsedAt: now } });
    },
  };
}
