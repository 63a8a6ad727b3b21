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

/** How many people are handled in one transaction, which plans their digests and ends their older ones. */
const peoplePerTransaction = 100;

/**
 * Plans today's digests. A digest of an earlier morning that was not sent (short quota, LINE
 * unreachable, outcome unknown for a day) is replaced. Its duties are added to today's digest, so the
 * person gets one message with the present state and no duty is lost. If an earlier run of today was
 * killed, its unsent digests get the present entries. Returns how many were planned.
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
 * Plans digests. If a killed run has already stored some digests of today, those whose text is not
 * fixed yet keep their entries, which may come from an older digest that has ended, and also get the
 * present ones.
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
