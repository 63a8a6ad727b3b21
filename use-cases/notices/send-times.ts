import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { windowOf } from '#domain/policy/reminder-policy.ts';
import type { SendTimes } from '#domain/send-window.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The times at which messages of this place are sent. */
export async function sendTimesOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  areaCode: AreaCode,
): Promise<SendTimes> {
  const [holidays, policy] = await Promise.all([
    stores.holidays.days(areaCode),
    stores.settings.policyOf(areaCode),
  ]);
  return { holidays, window: windowOf(policy) };
}

/** When the people of this place are told in the morning of what is due. */
export const readDigestTime = query({
  name: 'reminders.digestAt',
  input: z.object({ areaCode: areaCodeSchema }),
  run: async ({ stores }, { areaCode }) => (await stores.settings.policyOf(areaCode)).digestAt,
});
