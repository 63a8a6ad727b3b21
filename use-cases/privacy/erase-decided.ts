import { undoWindowMs } from '#domain/duty/undo.ts';
import { isErasable } from '#domain/privacy/erasure.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Database } from '#models/mongo/connect.ts';
import { erasureDecisionKey } from './decide-erasure.ts';
import { eraseGranted } from './erase-person.ts';

const final: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'cancelled', 'expired']);

interface Erasing {
  now: Date;
  /** Called with the LINE user id of each erased person; LINE is not part of the transaction. */
  forgetAtLine: (lineUserId: string) => Promise<void>;
}

/** Erases what was granted once the person has heard of it. Returns how many people. */
export async function eraseDecided(
  db: Database,
  { now, forgetAtLine }: Erasing,
): Promise<{ erased: number }> {
  const { erasureRequests, deliveries, persons } = db.stores;
  let erased = 0;
  for (const request of await erasureRequests.granted()) {
    const message = await deliveries.one({
      key: `${erasureDecisionKey(request)}:${request.person}`,
    });
    const isTold = message === null || final.has(message.state);
    if (!isErasable(request, { now, isTold, undoMs: undoWindowMs })) continue;
    const person = await persons.get(request.person);
    if (!(await eraseGranted(db, { request: request.id, now }))) continue;
    erased += 1;
    if (person) await forgetAtLine(person.lineUserId);
  }
  return { erased };
}
