import { undoWindowMs } from '#domain/duty/undo.ts';
import { isErasable } from '#domain/privacy/erasure.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { ErasureRequest } from '#models/privacy/erasure-requests.ts';
import type { Database } from '#models/mongo/connect.ts';
import { erasureDecisionKey } from './decide-erasure.ts';
import { eraseGranted } from './erase-person.ts';

const final: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'cancelled', 'expired']);

interface Erasing {
  now: Date;
  /**
   * Called with the LINE user id of each erased person, outside the transaction, because LINE cannot
   * take part in it.
   */
  forgetAtLine: (lineUserId: string) => Promise<void>;
  /** Called when one request failed. The other requests continue, and the next run tries this one again. */
  onFailure: (request: string, error: unknown) => void;
}

/** Carries out granted erasures after the people have been told. Returns the number of erased people. */
export async function eraseDecided(db: Database, erasing: Erasing): Promise<{ erased: number }> {
  let erased = 0;
  for (const request of await db.stores.erasureRequests.granted()) {
    try {
      if (await eraseOne(db, { request, ...erasing })) erased += 1;
    } catch (error) {
      erasing.onFailure(request.id, error);
    }
  }
  return { erased };
}

/** False when it is too early, or when the request was reopened or already carried out. */
async function eraseOne(
  db: Database,
  { request, now, forgetAtLine, onFailure }: Erasing & { request: ErasureRequest },
): Promise<boolean> {
  const { deliveries, persons } = db.stores;
  const message = await deliveries.one({
    key: `${erasureDecisionKey(request)}:${request.person}`,
  });
  const isTold = message === null || final.has(message.state);
  if (!isErasable(request, { now, isTold, undoMs: undoWindowMs })) return false;
  const person = await persons.get(request.person);
  if (!(await eraseGranted(db, { request: request.id, now }))) return false;
  // The data is already erased, so the person is counted even when the call to LINE fails.
  if (person)
    await forgetAtLine(person.lineUserId).catch((error: unknown) => onFailure(request.id, error));
  return true;
}
