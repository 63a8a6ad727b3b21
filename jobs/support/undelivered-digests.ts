import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Delivery } from '#models/deliveries.ts';
import { mergedDigest } from '#domain/deliveries/digest-state.ts';
import type { LadderDays } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';
import type { JobTools } from './job.ts';

interface Plan {
  digests: readonly Digest[];
  today: Day;
  province: AreaCode;
  escalates: LadderDays;
  deliveryOf: (digest: Digest) => Delivery;
}

/** People whose digest is planned in one transaction with the end of their older ones. */
const peoplePerTransaction = 100;

/**
 * Plans today's digests. A digest of an earlier morning that was not sent (quota, LINE away, outcome
 * unknown for a day) is superseded. Its duties that are missing in today's digest are added to it, so the
 * person gets one message with the present state and no duty is lost. After a run that was killed, what it
 * stored and is not sent yet gets the present entries. Returns how many were planned.
 */
export async function planWithUndelivered(
  { db, wallClock }: JobTools,
  plan: Plan,
): Promise<number> {
  const { deliveries } = db.stores;
  const wallNow = wallClock();
  const reason = `superseded by the digest of ${plan.today}`;
  const undelivered = await deliveries.unsentDigests(plan.today, {
    province: plan.province,
    wallNow,
  });
  const byPerson = Map.groupBy(undelivered, (delivery) => delivery.person);
  const fresh = plan.digests.filter((digest) => !byPerson.has(digest.person));
  let planned = await planOrRefresh(db, { ...plan, digests: fresh });
  const todays = new Map(plan.digests.map((digest) => [digest.person, digest]));
  const merged = [...byPerson].map(([person, old]) =>
    mergedDigest(
      {
        person,
        day: plan.today,
        entries: todays.get(person)?.entries ?? [],
        escalates: plan.escalates,
      },
      old.flatMap(({ notice }) => (notice.kind === 'digest' ? [notice] : [])),
    ),
  );
  for (let at = 0; at < merged.length; at += peoplePerTransaction) {
    const some = merged.slice(at, at + peoplePerTransaction);
    const olds = some
      .flatMap(({ person }) => byPerson.get(person) ?? [])
      .map((delivery) => delivery.id);
    planned += await db.transaction(async () => {
      await deliveries.supersede(olds, { reason, wallNow });
      return planOrRefresh(db, { ...plan, digests: some });
    });
  }
  return planned;
}

/**
 * A run that was killed has stored some digests of this day. Those not rendered yet keep their entries, which may
 * come from an older digest that has ended, and get the present ones.
 */
async function planOrRefresh(
  { stores: { deliveries } }: JobTools['db'],
  { digests, today, province, deliveryOf }: Omit<Plan, 'escalates'>,
): Promise<number> {
  const planned = await deliveries.plan(digests.map(deliveryOf));
  if (planned === digests.length) return planned;
  const stored = await deliveries.digestsOn([today], province);
  const notices = new Map(stored.map(({ person, notice }) => [person, notice]));
  await deliveries.refreshDigests(
    digests.map((digest) => {
      const notice = notices.get(digest.person);
      return deliveryOf(notice?.kind === 'digest' ? mergedDigest(digest, [notice]) : digest);
    }),
  );
  return planned;
}
