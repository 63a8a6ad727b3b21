import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formerHolder } from '#domain/privacy/erase-text.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { eraseDecided } from '#use-cases/privacy/erase-decided.ts';
import { eraseGranted } from '#use-cases/privacy/erase-person.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill, now, personOf, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
const later = new Date(now.getTime() + 60_000);

async function granted(as: Name): Promise<string> {
  const { id } = await execute(askErasure, {
    situation: situation(db, { as }),
    input: { words: 'ขอลบ' },
  });
  const grant = { $set: { state: 'granted', decidedAt: now } };
  await stores.erasureRequests.updateMany({ id }, grant);
  return id;
}

beforeAll(() => fill(db));
beforeEach(() => refill(db));

describe('several granted erasures', () => {
  it('continue after one of them failed, and the failure is reported', async () => {
    await granted('member');
    await granted('stranger');
    const failures: string[] = [];
    const { erased } = await eraseDecided(db, {
      now: later,
      forgetAtLine: (lineUserId) =>
        lineUserId === personOf('member').lineUserId
          ? Promise.reject(new Error('LINE is down'))
          : Promise.resolve(),
      onFailure: (_request, error) => failures.push(String(error)),
    });
    expect({ erased, failures }).toEqual({ erased: 2, failures: ['Error: LINE is down'] });
    expect((await stores.persons.get('stranger'))?.name).toBe(formerHolder);
  });

  it('leave the last user of a province when all users are erased at the same time', async () => {
    const requests = [await granted('province'), await granted('secondProvince')];
    // Removes the messages about each other, so that the two erasures write no document in common.
    await stores.deliveries.remove({});
    const done = await Promise.all(
      requests.map((request) => eraseGranted(db, { request, now: later })),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await stores.persons.holding('province', ['57'])).toHaveLength(1);
  });
});
