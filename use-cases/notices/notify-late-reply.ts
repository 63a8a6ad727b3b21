import { primaryGrant } from '#domain/permissions.ts';
import type { Database } from '#models/mongo/connect.ts';
import { plannedDelivery } from './notices.ts';

interface Late {
  /** The event that was not answered in time. */
  event: { id: string; receivedAt: Date };
  lineUserId: string;
  now: Date;
  wallNow: Date;
}

/**
 * Plans a message to a person with a role whose reply token expired before we could answer. The
 * outbox sends it, so that send window and quota apply. A person gets one message for an outage.
 * Returns false when no message is needed.
 */
export async function notifyLateReply(db: Database, late: Late): Promise<boolean> {
  const { persons, deliveries } = db.stores;
  const person = await persons.byLine(late.lineUserId);
  if (!person?.following || person.grants.length === 0) return false;
  const last = await deliveries.one(
    { person: person.id, 'notice.kind': 'backAgain' },
    { sort: { plannedAt: -1 } },
  );
  if (last?.notice.kind === 'backAgain') {
    const waits = last.state === 'planned' || last.state === 'held' || last.state === 'sending';
    if (waits || last.notice.at >= late.event.receivedAt) return false;
  }
  const planned = plannedDelivery({
    key: `backAgain:${late.event.id}`,
    person: person.id,
    areaCode: primaryGrant(person.grants)?.areaCode ?? '',
    notice: { kind: 'backAgain', at: late.wallNow },
    notBefore: late.now,
    now: late.now,
  });
  return (await deliveries.plan([planned])) === 1;
}
