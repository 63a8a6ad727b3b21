import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { trusted } from '#models/mongo/collection.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Digest } from '#domain/reminders.ts';
import type { JobTools } from './job.ts';

interface Plan {
  digests: readonly Digest[];
  today: Day;
  province: AreaCode;
  deliveryOf: (digest: Digest) => Delivery;
}

/** People whose digest is planned in one transaction with the end of their older ones. */
const peoplePerTransaction = 100;

/**
 * Plans today's digests. A digest of an earlier morning that was not sent (quota, LINE away, outcome
 * unknown for a day) is superseded. Its duties that are missing in today's digest are added to it, so the
 * person gets one message with the present state and no duty is lost. Returns how many were planned.
 */
export async function planWithUndelivered({ db }: JobTools, plan: Plan): Promise<number> {
  const { deliveries } = db.stores;
  const undelivered = await deliveries.unsentDigests(plan.today, plan.province);
  const byPerson = Map.groupBy(undelivered, (delivery) => delivery.person);
  const fresh = plan.digests.filter((digest) => !byPerson.has(digest.person));
  let planned = await deliveries.plan(fresh.map(plan.deliveryOf));
  const todays = new Map(plan.digests.map((digest) => [digest.person, digest]));
  const merged = [...byPerson].map(([person, old]) =>
    mergedDigest({ person, day: plan.today, entries: todays.get(person)?.entries ?? [] }, old),
  );
  for (let at = 0; at < merged.length; at += peoplePerTransaction) {
    const some = merged.slice(at, at + peoplePerTransaction);
    const olds = some
      .flatMap(({ person }) => byPerson.get(person) ?? [])
      .map((delivery) => delivery.id);
    planned += await db.transaction(async () => {
      await deliveries.updateMany(
        { id: trusted({ $in: olds }), state: trusted({ $in: ['planned', 'held', 'expired'] }) },
        { $set: { state: 'cancelled', reason: `superseded by the digest of ${plan.today}` } },
      );
      return deliveries.plan(some.map(plan.deliveryOf));
    });
  }
  return planned;
}

/**
 * Merges older unsent digests into today's. For each duty, today's entry is used first, then the
 * newest older one.
 */
export function mergedDigest(today: Digest, undelivered: readonly Delivery[]): Digest {
  const entries = new Map(today.entries.map((entry) => [entry.duty, entry]));
  const notices = undelivered.flatMap(({ notice }) => (notice.kind === 'digest' ? [notice] : []));
  for (const { entries: older } of notices.toSorted((a, b) => b.day.localeCompare(a.day)))
    for (const entry of older) if (!entries.has(entry.duty)) entries.set(entry.duty, entry);
  return { ...today, entries: [...entries.values()] };
}
