import { undoWindowMs } from '#domain/duty/undo.ts';
import { isErasable } from '#domain/privacy/erasure.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Database } from '#models/mongo/connect.ts';
import { erasureDecisionKey } from './decide-erasure.ts';
import { eraseGranted } from './erase-person.ts';

const final: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'cancelled', 'expired']);

/** Erases what was granted once the person has heard of it. Returns how many people. */
export async function eraseDecided(db: Database, now: Date): Promise<{ erased: number }> {
  const { erasureRequests, deliveries } = db.stores;
  let erased = 0;
  for (const request of await erasureRequests.granted()) {
    const message = await deliveries.one({
      key: `${erasureDecisionKey(request)}:${request.person}`,
    });
    const isTold = message === null || final.has(message.state);
    if (!isErasable(request, { now, isTold, undoMs: undoWindowMs })) continue;
    if (await eraseGranted(db, { request: request.id, now })) erased += 1;
  }
  return { erased };
}
