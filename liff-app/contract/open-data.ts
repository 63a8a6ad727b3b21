import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { openRowSchemas } from '#domain/open-data/open-rows.ts';
import type { OpenResource } from '#domain/open-data/open-rows.ts';
import { untypedText } from '#domain/untyped-text.ts';
import { idSchema, instantSchema } from './basics.ts';
import type { Rows } from './row.ts';

const { nameLetters, days } = limits.openData;

const keySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  areaCode: areaCodeSchema,
  place: z.string(),
  isPersonal: z.boolean(),
  by: z.nullable(z.string()),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: z.nullable(instantSchema),
  revokedAt: z.nullable(instantSchema),
  state: z.enum(['open', 'expired', 'revoked']),
});

/** API keys for the open data. The data itself is read with a key and without a session (openDataPath). */
export const openKeyRows = {
  'openKeys.list': {
    method: 'GET',
    path: '/api/open-keys',
    input: z.object({}),
    output: z.object({
      keys: z.array(keySchema),
      areas: z.array(z.object({ areaCode: areaCodeSchema, name: z.string() })),
    }),
  },
  'openKey.create': {
    method: 'POST',
    path: '/api/open-keys',
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(2), z.maxLength(nameLetters)),
      areaCode: untypedText({ max: 6 }),
      isPersonal: z.boolean(),
      days: z.int().check(z.minimum(1), z.maximum(days)),
    }),
    /** The secret is shown once; only its hash is stored. */
    output: z.object({ secret: z.string(), key: keySchema }),
  },
  'openKey.revoke': {
    method: 'POST',
    path: '/api/open-keys/:id/revoke',
    input: z.object({ id: idSchema }),
    output: z.object({}),
  },
} as const satisfies Rows;

export const openDataPath = '/api/open/v1/:resource';

/** A page of the open data as JSON. */
export function openPageSchema(resource: OpenResource) {
  return z.object({
    data: z.array(openRowSchemas[resource]),
    /** The cursor of the next page. Null on the last page. */
    next: z.nullable(z.string()),
    /** Send it as `updatedSince` next time to get only rows that changed after this read. */
    asOf: z.string(),
  });
}
