import type { AreaCode } from '#domain/centre/centre.ts';
import { windowOf } from '#domain/policy/reminder-policy.ts';
import type { SendTimes } from '#domain/send-window.ts';
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
