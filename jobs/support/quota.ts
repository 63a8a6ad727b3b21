import { hasRoom, releasesHeld } from '#domain/deliveries/after-send.ts';
import { noteQuota } from '#use-cases/notices/quota.ts';
import type { JobTools } from './job.ts';

/**
 * The number of pushes that are still allowed this month. Urgent messages may use the reserve;
 * without it, other messages are held. Held messages are tried again when there is room.
 */
export async function quotaBudget(tools: JobTools) {
  let left = await remainingQuota(tools);
  if (releasesHeld(left)) {
    await tools.db.stores.deliveries.updateMany(
      { state: 'held' },
      { $set: { state: 'planned', reason: null } },
    );
  }
  return {
    take: (urgent: boolean): boolean => {
      if (!hasRoom({ left, urgent })) return false;
      left -= 1;
      return true;
    },
    /** LINE said that the messages of the month are used up. */
    close: (): void => {
      left = 0;
    },
  };
}

/**
 * How many messages are left this month. Reminders continue without a limit on the plan, and when
 * LINE does not answer. The answer is stored for the screens.
 */
export async function remainingQuota({ db, line, log, clock }: JobTools): Promise<number> {
  try {
    const { limit, used } = await line.quota();
    await noteQuota(db, { quota: { limit, used }, now: clock() });
    return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - used);
  } catch (error) {
    log.error({ error: String(error) }, 'quota unknown');
    return Number.POSITIVE_INFINITY;
  }
}
