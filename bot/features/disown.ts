import { disownDelivery } from '#use-cases/notices/disown-delivery.ts';
import { openDelivery } from '#use-cases/notices/read-delivery.ts';
import { readContacts } from '#use-cases/offices/read-offices.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { contactCard } from '../messages/contact.ts';
import { whoseQuestion } from '../messages/disowned.ts';
import { notMineText } from '../messages/small-talk.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/**
 * ไม่ใช่ฉัน as typed text is about the newest reminder. Without a reminder, the answer says whom to
 * call.
 */
export const disowning: Feature = {
  name: 'not-mine',
  matches: (context) => !context.inGroup && asksFor(context, 'notMine'),
  handle: withRole(async (context) => {
    const { situation, links, wish } = context;
    const open =
      wish.how === 'exact' ? await execute(openDelivery, { situation, input: {} }) : null;
    if (open) return disown(context, open.id);
    return [
      notMineText(),
      contactCard(await execute(readContacts, { situation, input: {} }), links),
    ];
  }),
};

/** Tells the people of the next level, and asks whose duty it is. */
export async function disown(
  { situation, links }: FeatureContext,
  delivery: string,
): Promise<Message[]> {
  const disowned = await execute(disownDelivery, { situation, input: { id: delivery } });
  return [whoseQuestion(disowned, { delivery, links })];
}
