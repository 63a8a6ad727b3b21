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
  /** Called with the LINE user id of each erased person; LINE is not part of the transaction. */
  forgetAtLine: (lineUserId: string) => Promise<void>;
  /** Called when one request failed. The others go on, and the next run tries this one. */
  onFailure: (request: string, error: unknown) => void;
}

/** Erases what was granted once the person has heard of it. Returns how many people. */
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

/** False for a request whose time has not come, and for one that was reopened or done before. */
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
  // The data is gone already, so a failure at LINE does not undo the count.
  if (person)
    await forgetAtLine(person.lineUserId).catch((error: unknown) => onFailure(request.id, error));
  return true;
}
