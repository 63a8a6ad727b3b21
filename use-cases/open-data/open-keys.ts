import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { areaCodeSchema, areaLabel, levelOf, provinceOf } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { OpenKey } from '#models/open-keys.ts';
import { command, query, requireAreas, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const { nameLetters, days: mostDays } = limits.openData;
const dayMs = 86_400_000;
/** The prefix of every key, so that a leaked key can be recognized. */
const prefix = 'prasan_';

export function hashOfKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Makes a key to the open data of an area. Only this answer contains its secret. */
export const createOpenKey = command({
  name: 'openKey.create',
  input: z.object({
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(nameLetters)),
    areaCode: areaCodeSchema,
    isPersonal: z.boolean(),
    days: z.int().check(z.minimum(1), z.maximum(mostDays)),
  }),
  run: async (env, { name, areaCode, isPersonal, days }) => {
    const { stores, actor, now } = env;
    if (levelOf(areaCode) === 'tambon') throw new Problem('invalid-input');
    requirePermission(env, { action: 'openData.manage', subject: { areaCode } });
    const area = await stores.areas.get(areaCode);
    if (!area) throw new Problem('not-found');
    const secret = prefix + randomBytes(32).toString('base64url');
    const key: OpenKey = {
      id: randomUUID(),
      hash: hashOfKey(secret),
      name,
      areaCode,
      isPersonal,
      by: actor.person,
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * dayMs),
      lastUsedAt: null,
      revokedAt: null,
    };
    await stores.openKeys.insert(key);
    env.audit({ subject: `area:${areaCode}`, areaCode, note: noteOf(key) });
    const [view] = await views(env, [key]);
    if (!view) throw new Problem('not-found');
    return { secret, key: view };
  },
});

/** The keys of the reader's provinces. */
export const listOpenKeys = query({
  name: 'openKeys.list',
  input: z.object({}),
  run: async (env) => {
    const areas = requireAreas(env, 'openData.manage');
    const provinces = [...new Set(areas.map(provinceOf))];
    const [keys, within] = await Promise.all([
      env.stores.openKeys.ofProvinces(provinces),
      Promise.all(provinces.map((code) => env.stores.areas.within(code))),
    ]);
    const places = within.flat().filter(({ level }) => level !== 'tambon');
    return {
      keys: await views(env, keys),
      areas: places.map((area) => ({ areaCode: area.id, name: areaLabel(area) })),
    };
  },
});

/** Revokes a key immediately. */
export const revokeOpenKey = command({
  name: 'openKey.revoke',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, now } = env;
    const key = await stores.openKeys.get(id);
    if (!key) throw new Problem('not-found');
    requirePermission(env, { action: 'openData.manage', subject: { areaCode: key.areaCode } });
    if (key.revokedAt === null) {
      await stores.openKeys.put({ ...key, revokedAt: now });
      const { areaCode } = key;
      env.audit({ subject: `area:${areaCode}`, areaCode, note: noteOf(key) });
    }
    return {};
  },
});

/** The stored key of a request. Refuses a key that is unknown, expired or revoked. */
export async function requireOpenKey(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  secret: string,
): Promise<OpenKey> {
  const key = await stores.openKeys.byHash(hashOfKey(secret));
  if (!key || key.revokedAt !== null || key.expiresAt <= now) throw new Problem('open-key-invalid');
  return key;
}

function noteOf({ name, isPersonal }: OpenKey): string {
  return isPersonal ? `${name} รวมข้อมูลส่วนบุคคล` : name;
}

async function views({ stores, now }: UseCaseContext, keys: readonly OpenKey[]) {
  const areas = await stores.areas.many([...new Set(keys.map(({ areaCode }) => areaCode))]);
  const people = await stores.persons.many([...new Set(keys.map(({ by }) => by))]);
  const places = new Map<string, string>(areas.map((area) => [area.id, areaLabel(area)]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return keys.map(({ hash: _hash, by, ...key }) => ({
    ...key,
    place: places.get(key.areaCode) ?? '',
    by: names.get(by) ?? null,
    state: stateOf(key, now),
  }));
}

function stateOf(
  { revokedAt, expiresAt }: Pick<OpenKey, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'open' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}
