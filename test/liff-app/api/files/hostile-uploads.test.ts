import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { hostileUploads } from '#test/support/hostile/hostile-uploads.ts';
import type { HostileUpload } from '#test/support/hostile/hostile-uploads.ts';
import { dutyOf, fill } from '#test/support/world.ts';
import { startApi } from '../client.ts';
import type { Answer } from '../client.ts';

const db = await testDatabase();
const api = await startApi(db);
const { attachments, rateCounters } = db.stores;
beforeAll(() => fill(db));

const firstCopy = '0'.repeat(24);

/** The number of stored files, and whether the store has any bytes, including partly written ones. */
async function left(): Promise<{ rows: number; hasBytes: boolean }> {
  const before = new Date(Date.now() + 60_000);
  const copies = await attachments.oldCopies({ before, after: firstCopy, limit: 1 });
  return { rows: await attachments.count({}), hasBytes: copies.length > 0 };
}

async function removeAll(): Promise<void> {
  for (const { id } of await attachments.find({})) await attachments.removeBytes(id);
  await attachments.remove({});
}

/** The upload is either stored with a row and bytes, or refused in Thai with neither. */
function faultsOf(
  { status, json, headers }: Answer,
  of: Awaited<ReturnType<typeof left>>,
): string[] {
  if (status === 200) return of.rows === 1 && of.hasBytes ? [] : ['accepted and not kept'];
  const isBusy = json['code'] === 'busy' && Number(headers.get('retry-after')) > 0;
  const faults = {
    'a failure of ours': status >= 500 && !isBusy,
    'no Thai words': !/^[\u0e00-\u0e7f]{3}/u.test(String(json['title'])),
    'a row is left': of.rows > 0,
    'bytes are left': of.hasBytes,
  };
  return Object.entries(faults).flatMap(([fault, isSo]) => (isSo ? [fault] : []));
}

it('three hundred hostile uploads are stored or refused, each refusal in Thai and with nothing stored', async () => {
  const officer = await api.as('officer');
  const duties = { own: dutyOf().id, foreign: dutyOf({ centre: 't570402' }).id };
  const seen = new Map<number, number>();
  const attempt = async ({ duty, query, contentType, body }: HostileUpload): Promise<void> => {
    const path = `/api/duties/${duty}/attachments${query}`;
    const headers = { 'content-type': contentType };
    // Another test checks the daily limit of one person.
    await rateCounters.remove({});
    const answer = await officer({ path, headers, body: new Uint8Array(body) });
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    expect([answer.text, faultsOf(answer, await left())]).toEqual([answer.text, []]);
    await removeAll();
  };
  await fc.assert(fc.asyncProperty(await hostileUploads(duties), attempt), {
    numRuns: 300,
    seed: 20241218,
  });
  expect(api.errors).toEqual([]);
  // Each check must have stored some uploads and refused some, which shows that every check was reached.
  const rare = [200, 400, 404, 415, 422].filter((status) => (seen.get(status) ?? 0) <= 5);
  expect([rare, [...seen]]).toEqual([[], [...seen]]);
});
