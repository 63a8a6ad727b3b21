import { sendingAreas } from '#domain/policy/sending-areas.ts';
import type { SendingAreas } from '#domain/policy/sending-areas.ts';
import type { JobTools } from './job.ts';

/** The areas that are inside their send window and whose messages are not held. */
export async function openAreas({ db, clock }: JobTools): Promise<SendingAreas> {
  const [rules, calendar] = await Promise.all([
    db.stores.settings.sendingRules(),
    db.stores.holidays.calendar(),
  ]);
  return sendingAreas(rules, { now: clock(), calendar });
}
