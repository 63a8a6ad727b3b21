import { readContacts } from '#use-cases/offices/read-offices.ts';
import { maskedPhone } from '#domain/people/phone.ts';
import { readMyData } from '#use-cases/privacy/my-data.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { contactCard } from '../messages/contact.ts';
import { helpCard } from '../messages/help.ts';
import { meCard } from '../messages/me.ts';
import { asksFor } from './support/asks-for.ts';

/**
 * ข้อมูลของฉัน: shows the stored data. People who have not joined may ask too, because their LINE
 * name may be stored.
 */
export const me: Feature = {
  name: 'me',
  matches: (context) => !context.inGroup && asksFor(context, 'me'),
  handle: async ({ situation, links }) => {
    const [{ grants }, { name, phone, bigCards, lists }] = await Promise.all([
      execute(readMe, { situation, input: {} }),
      execute(readMyData, { situation, input: {} }),
    ]);
    const counts = {
      reports: lists.reports.count,
      files: lists.files.count,
      messages: lists.messages.count,
    };
    return [meCard({ name, phone: maskedPhone(phone), held: grants, bigCards, counts, links })];
  },
};

/** ติดต่อ: lists the people to call. */
export const contact: Feature = {
  name: 'contact',
  matches: (context) => asksFor(context, 'contact'),
  handle: async ({ situation, links }) => {
    return [contactCard(await execute(readContacts, { situation, input: {} }), links)];
  },
};

/** ช่วยเหลือ: lists the commands. */
export const help: Feature = {
  name: 'help',
  matches: (context) => asksFor(context, 'help'),
  handle: async ({ links }) => [helpCard(links)],
};
