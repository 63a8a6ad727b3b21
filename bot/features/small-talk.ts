import { readContacts } from '#use-cases/offices/read-offices.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Intent } from '#domain/chat/intent.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { contactCard } from '../messages/contact.ts';
import {
  allSentText,
  askAPersonText,
  cannotAnnounceText,
  filesText,
  goodbyeText,
  greetingText,
  howToCorrectText,
  noWordsText,
  notAllSentText,
  nothingToCancelText,
  startOverText,
  troubleText,
  welcomeBackText,
} from '../messages/small-talk.ts';
import { isNow } from '../messages/status.ts';
import { joinFirstCard } from '../messages/welcome.ts';
import { passOn } from './questions.ts';
import { answerStatus } from './status.ts';
import { asksFor } from './support/asks-for.ts';

type Answer = (context: FeatureContext) => Promise<readonly Message[]> | readonly Message[];

/** Short answers. They change nothing. */
const answers: Partial<Record<Intent, Answer>> = {
  greeting: ({ person, links }) =>
    person.grants.length === 0 ? [joinFirstCard(links)] : [greetingText(person.name, links)],
  thanks: ({ text, links }) => (/ขอบ|ยินดี|thank/i.test(text) ? [welcomeBackText(links)] : []),
  goodbye: ({ links }) => [goodbyeText(links)],
  noise: ({ text, links }) => (text === '' ? [] : [noWordsText(links)]),
  cancel: ({ links }) => [nothingToCancelText(links)],
  back: ({ links }) => [startOverText(links)],
  file: ({ person, links }) =>
    person.grants.length === 0
      ? [joinFirstCard(links)]
      : [
          filesText(
            person.grants.some(({ role }) => role !== 'member'),
            links,
          ),
        ],
  announce: ({ links }) => [cannotAnnounceText(links)],
  done: answerDone,
  correct: ({ person, links }) =>
    person.grants.length === 0 ? [joinFirstCard(links)] : [howToCorrectText(links)],
  complaint: async (context) => [troubleText(), await contacts(context)],
  askOffice: async (context) =>
    (await passOn(context)) ?? [askAPersonText(), await contacts(context)],
};

async function contacts({ situation, links }: FeatureContext): Promise<Message> {
  return contactCard(await execute(readContacts, { situation, input: {} }), links);
}

/** Checks ส่งแล้ว against the duties, and lists those that are not sent. */
async function answerDone(context: FeatureContext): Promise<readonly Message[]> {
  const { situation, links, person } = context;
  if (person.grants.length === 0) return [joinFirstCard(links)];
  const { duties } = await execute(myDuties, { situation, input: {} });
  const left = duties.filter((duty) => duty.holder === 'centre' && isNow(duty));
  if (left.length === 0) return [allSentText(links)];
  return [notAllSentText(left.length), ...(await answerStatus(context))];
}

/**
 * Greetings, thanks, emoji, and texts that only a person can answer. In a group only when the account
 * is mentioned.
 */
export const smallTalk: Feature = {
  name: 'small-talk',
  matches: (context) => {
    if (context.event.type !== 'message' || (context.inGroup && !context.mentioned)) return false;
    return context.wish.intent === 'noise' || asksFor(context, ...talked);
  },
  handle: async (context) => (await answers[context.wish.intent]?.(context)) ?? [],
};

const talked: readonly Intent[] = [
  'greeting',
  'thanks',
  'goodbye',
  'cancel',
  'back',
  'file',
  'announce',
  'done',
  'correct',
  'complaint',
  'askOffice',
];
