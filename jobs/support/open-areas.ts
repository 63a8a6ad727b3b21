import { sendingAreas } from '#domain/policy/sending-areas.ts';
import type { SendingAreas } from '#domain/policy/sending-areas.ts';
import type { JobTools } from './job.ts';

/** The places inside their send window that do not hold their messages. */
export async function openAreas({ db, clock }: JobTools): Promise<SendingAreas> {
  const [rules, calendar] = await Promise.all([
    db.stores.settings.sendingRules(),
    db.stores.holidays.calendar(),
  ]);
  return sendingAreas(rules, { now: clock(), calendar });
}
