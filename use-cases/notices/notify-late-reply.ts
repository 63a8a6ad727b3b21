import { nextSendMoment } from '#domain/reminders.ts';
import type { Database } from '#models/mongo/connect.ts';
import { plannedDelivery } from './notices.ts';

interface Late {
  /** The event whose answer came too late. */
  event: { id: string; receivedAt: Date };
  lineUserId: string;
  now: Date;
  wallNow: Date;
}

/**
 * One line to somebody with a role whose reply token ended before we could answer: in the outbox, so
 * that window and quota hold. Once for an outage: one that waits to be sent, or was planned after the
 * event came, covers it. False when there is nothing to say or nobody to say it to.
 */
export async function notifyLateReply(db: Database, late: Late): Promise<boolean> {
  const { persons, deliveries, holidays } = db.stores;
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
    areaCode: '',
    notice: { kind: 'backAgain', at: late.wallNow },
    notBefore: nextSendMoment(late.now, await holidays.days()),
    now: late.now,
  });
  return (await deliveries.plan([planned])) === 1;
}
