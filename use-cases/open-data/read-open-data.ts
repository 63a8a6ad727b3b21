import * as z from 'zod/mini';
import { openQuerySchema, openResourceSchema } from '#domain/open-data/open-rows.ts';
import type { OpenResource, OpenRow } from '#domain/open-data/open-rows.ts';
import { Problem } from '#domain/problem.ts';
import type { OpenKey } from '#models/open-keys.ts';
import type { OpenPlace } from '#models/open-data.ts';
import { requireOpenAllowance } from '../rate-limits.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requireOpenKey } from './open-keys.ts';
import { openReaders } from './open-readers.ts';

export interface OpenPage {
  rows: OpenRow[];
  /** The cursor of the next page; null on the last page. */
  next: string | null;
}

/**
 * A page of the open data of the key's area. The key is checked for each page, so that revoking it
 * takes effect immediately.
 */
export const readOpenData = query({
  name: 'openData.read',
  input: z.extend(openQuerySchema, { resource: openResourceSchema, secret: z.string() }),
  run: async (env, input): Promise<OpenPage> => {
    const { stores, now } = env;
    const key = await requireOpenKey(env, input.secret);
    await requireOpenAllowance(env, key.id);
    await stores.openKeys.markUsed(key, now);
    const { resource, limit, cursor, updatedSince } = input;
    const { rows, read, last } = await openReaders[resource](env, {
      area: key.areaCode,
      after: cursor === undefined ? null : placeIn(cursor, key),
      since: updatedSince === undefined ? null : new Date(updatedSince),
      limit,
      isPersonal: key.isPersonal,
    });
    if (key.isPersonal && cursor === undefined) auditPersonal(env, { key, resource });
    return { rows, next: read < limit || !last ? null : cursorOf(last) };
  },
});

/** Writes an audit row when a key reads the first page of a resource with names and phones. */
function auditPersonal(
  env: UseCaseContext,
  { key, resource }: { key: OpenKey; resource: OpenResource },
): void {
  const { areaCode, name } = key;
  env.audit({ subject: `area:${areaCode}`, areaCode, note: `${name} ${resource}` });
}

function cursorOf({ areaCode, id }: OpenPlace): string {
  return Buffer.from(`${areaCode} ${id}`).toString('base64url');
}

/** Refuses a cursor from another area, although it would not show anything that the key may not read. */
function placeIn(cursor: string, { areaCode: area }: OpenKey): OpenPlace {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [areaCode = '', ...rest] = text.split(' ');
  if (!areaCode.startsWith(area) || rest.length === 0) throw new Problem('invalid-input');
  return { areaCode, id: rest.join(' ') };
}
