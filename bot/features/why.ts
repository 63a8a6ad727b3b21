import { explainReminder } from '#use-cases/notices/explain-reminder.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { noReminderText, whyCard } from '../messages/why.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** ทำไม: explains why this person got the newest reminder. */
export const why: Feature = {
  name: 'why',
  matches: (context) => !context.inGroup && asksFor(context, 'why'),
  handle: withRole(async ({ situation, links }) => {
    const reason = await execute(explainReminder, { situation, input: {} });
    return [reason === null ? noReminderText(links) : whyCard(reason, links)];
  }),
};
