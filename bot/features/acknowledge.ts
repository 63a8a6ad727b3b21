import type { DutyView } from '#domain/duty/view.ts';
import { acknowledgeDelivery } from '#use-cases/notices/acknowledge-delivery.ts';
import { openDelivery, readDelivery } from '#use-cases/notices/read-delivery.ts';
import { acknowledgeAnnouncement } from '#use-cases/announcements/follow-announcement.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { announcementAcknowledgedText } from '../messages/announcement.ts';
import { acknowledgedText } from '../messages/acknowledged.ts';
import { nothingToAcknowledgeText } from '../messages/small-talk.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** รับทราบ as typed text has the effect of the button on the newest reminder. */
export const acknowledging: Feature = {
  name: 'acknowledge',
  matches: (context) => !context.inGroup && asksFor(context, 'acknowledge'),
  handle: withRole(async (context) => {
    const { situation, links } = context;
    const open = await execute(openDelivery, { situation, input: {} });
    const delivery = open && (await execute(readDelivery, { situation, input: open }));
    if (!open || !delivery) return [nothingToAcknowledgeText(links)];
    return acknowledged(context, { delivery: open.id, duties: delivery.duties });
  }),
};

/** Handles รับทราบ for an announcement. */
export async function answerAnnouncement(
  { situation, links }: FeatureContext,
  id: string,
): Promise<Message[]> {
  const answered = await execute(acknowledgeAnnouncement, { situation, input: { id } });
  return [announcementAcknowledgedText(answered, links)];
}

/** Records รับทราบ for a reminder and says which duties of it are left. */
export async function acknowledged(
  { situation, links }: FeatureContext,
  { delivery, duties }: { delivery: string; duties: readonly DutyView[] },
): Promise<Message[]> {
  const { first } = await execute(acknowledgeDelivery, { situation, input: { id: delivery } });
  return [acknowledgedText({ first, duties, delivery, now: situation.now, links })];
}
