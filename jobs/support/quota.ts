import type { JobTools } from './job.ts';

/** Pushes reserved for returns and decisions when the month's quota runs short. */
export const urgentReserve = 50;

/**
 * The number of pushes still allowed this month. Urgent kinds may use the reserve; other kinds are
 * held without it. Held deliveries are tried again when there is room.
 */
export async function quotaBudget(tools: JobTools) {
  let left = await remaining(tools);
  if (left > urgentReserve) {
    await tools.db.stores.deliveries.updateMany(
      { state: 'held' },
      { $set: { state: 'planned', reason: null } },
    );
  }
  return {
    take: (urgent: boolean): boolean => {
      if (left <= (urgent ? 0 : urgentReserve)) return false;
      left -= 1;
      return true;
    },
    /** LINE said the month is used up. */
    close: (): void => {
      left = 0;
    },
  };
}

/** Reminders continue on plans without a limit, and when LINE does not answer. */
async function remaining({ line, log }: JobTools): Promise<number> {
  try {
    const { limit, used } = await line.quota();
    return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - used);
  } catch (error) {
    log.error({ error: String(error) }, 'quota unknown');
    return Number.POSITIVE_INFINITY;
  }
}
