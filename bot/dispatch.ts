import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxEvent } from '#models/inbox.ts';
import type { Person } from '#models/persons.ts';
import { markActive } from '#use-cases/people/activity.ts';
import { actorOf, personOf, strangerOf } from '#use-cases/people/join.ts';
import { readContacts } from '#use-cases/offices/read-offices.ts';
import { execute } from '#use-cases/use-case.ts';
import { notifyLateReply } from '#use-cases/notices/notify-late-reply.ts';
import type { Wish } from '#domain/chat/understand.ts';
import { lineEventSchema } from './event.ts';
import type { LineEvent } from './event.ts';
import { understandText } from './understanding.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Handle, Reply, Sent } from './inbox/handling.ts';
import type { LineClient, Message, SendOutcome } from './line/line-client.ts';
import type { Links } from './links.ts';
import { typedAnswer, waitingReport } from './features/typed-answer.ts';
import { incomingOf, isAddressed } from './incoming.ts';
import { enlarge } from './messages/parts/enlarge.ts';
import { plainText } from './messages/parts/plain-text.ts';

interface Options {
  db: Database;
  line: LineClient;
  links: Links;
  features: readonly Feature[];
  clock: () => Date;
  wallClock: () => Date;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

/**
 * LINE guarantees that a reply token is valid for one minute after the event. We treat it as expired
 * after this time.
 */
const replyWithinMs = 50_000;
/**
 * The pauses between the tries of a reply. The last pause is repeated, which makes about twelve tries
 * before the token expires.
 */
const replyPausesMs = [300, 1_000, 2_000, 4_000] as const;

/** Handles one event: finds the sender and the feature that answers, and sends its answer as one reply. */
export function createDispatch(options: Options): Handle {
  return { act: createAct(options), send: createSend(options) };
}

function createAct(options: Options): Handle['act'] {
  const { db, line, links, features, clock, log } = options;
  const peopleOf = createBatcher<string, ReadonlyMap<string, Person>>({
    work: async (ids) =>
      new Map((await db.stores.persons.byLines(ids)).map((person) => [person.lineUserId, person])),
  });
  return async (row) => {
    const event = eventOf(row.json);
    if (!event || !isAddressed(event)) return [];
    const incoming = incomingOf(event);
    const userId = event.source?.userId ?? '';
    const stored = userId === '' ? null : ((await peopleOf(userId)).get(userId) ?? null);
    const person = stored ?? (await newcomer(db, { userId, inGroup: incoming.inGroup }));
    if (stored && event.type !== 'unfollow')
      await markActive({ stores: db.stores, now: clock() }, stored);
    const situation = { db, actor: actorOf(person), now: clock(), channel: 'chat' } as const;
    const context: FeatureContext = {
      ...incoming,
      ...(await understandText(incoming, { situation, person })),
      person,
      situation,
      links,
      line,
      happenedAt: row.happenedAt,
    };
    const feature = featureFor(features, context);
    if (!feature) return [];
    const answers = await answersTo(features, { feature, context });
    const waiting = feature === typedAnswer || answers.length === 0 ? [] : waitingReport(context);
    const said = [...answers, ...waiting].slice(0, limits.chat.messages);
    const messages = person.bigCards && !incoming.inGroup ? enlarge(said) : said;
    log.info({ event: row.id, feature: feature.name }, 'event handled');
    return messages;
  };
}

/** The first feature that matches the event and applies to this person. */
function featureFor(features: readonly Feature[], context: FeatureContext): Feature | undefined {
  return features.find(
    (candidate) => candidate.matches(context) && (candidate.applies?.(context) ?? true),
  );
}

/** The answer to a text. If the text asks for a second thing, the answer to that follows. */
async function answersTo(
  features: readonly Feature[],
  { feature, context }: { feature: Feature; context: FeatureContext },
): Promise<readonly Message[]> {
  const messages = await answerOf(feature, context);
  const { also } = context.wish;
  if (also === null || context.inGroup) return messages;
  const wish: Wish = { ...context.wish, intent: also, also: null, rest: [] };
  const second = { ...context, wish };
  const other = featureFor(
    features.filter((candidate) => candidate !== feature),
    second,
  );
  const more = other ? await answerOf(other, second) : [];
  return [...messages, ...more];
}

/** People in a group have not joined, so they are answered but not stored. */
async function newcomer(
  db: Database,
  source: { userId: string; inGroup: boolean },
): Promise<Person> {
  return source.inGroup ? strangerOf(source) : personOf(db, source);
}

function eventOf(json: string): LineEvent | null {
  const parsed = z.safeParse(lineEventSchema, JSON.parse(json));
  return parsed.success ? parsed.data : null;
}

/** When the refusal names an office, the answer says which number to call. */
async function withPhone(text: string, { situation }: FeatureContext): Promise<string> {
  if (!/สำนักงานพัฒนาชุมชน/.test(text)) return text;
  const { offices } = await execute(readContacts, { situation, input: {} });
  const office = offices.find(({ phone }) => phone !== '');
  return office ? `${text}\n${office.name} โทร ${office.phone}` : text;
}

/** A Problem becomes the reply, so that the person reads in Thai what to do. */
async function answerOf(feature: Feature, context: FeatureContext): Promise<readonly Message[]> {
  try {
    return await feature.handle(context);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status >= 500 && error.code !== 'busy') throw error;
    return [plainText(await withPhone(error.userMessage, context))];
  }
}

/**
 * Sends a reply. Replies are free, and LINE accepts each token once. So a reply is tried again until
 * its token expires, even after a try with an unknown outcome. After the token has expired, the
 * answer is not sent. People with a role then get one line that asks them to type the text again;
 * strangers and groups get nothing.
 */
function createSend(options: Options): Handle['send'] {
  const { line, wallClock, log } = options;
  return async (row, reply) => {
    const event = eventOf(row.json);
    if (!event) return over;
    const age = wallClock().getTime() - row.receivedAt.getTime();
    if (!event.replyToken || age >= replyWithinMs) return late(options, { row, event, reply });
    const { messages } = reply;
    const outcome = await line.reply({ replyToken: event.replyToken, messages });
    const result = afterTry({ row, reply, outcome, now: wallClock() });
    const fields = { event: row.id, tries: reply.tries + 1, ...outcome };
    if (outcome.kind === 'sent') log.info(fields, 'reply sent');
    else if (result.kind === 'over' && !isHeard(reply, outcome)) log.error(fields, 'reply refused');
    else log.info(fields, 'reply not taken');
    return result;
  };
}

const over: Sent = { kind: 'over' };

interface Try {
  row: InboxEvent;
  reply: Reply;
  outcome: SendOutcome;
  now: Date;
}

function afterTry({ row, reply, outcome, now }: Try): Sent {
  if (outcome.kind === 'sent' || outcome.kind === 'refused') return over;
  const pause = replyPausesMs[Math.min(reply.tries, replyPausesMs.length - 1)] ?? 0;
  const end = row.receivedAt.getTime() + replyWithinMs;
  return {
    kind: 'later',
    reply: {
      ...reply,
      tries: reply.tries + 1,
      maybeHeard: reply.maybeHeard || outcome.kind === 'unknown',
    },
    at: new Date(Math.min(now.getTime() + pause, end)),
    why: outcome.reason,
  };
}

/** LINE says that the token was already used, so an earlier try reached LINE. */
function isHeard(reply: Reply, outcome: SendOutcome): boolean {
  if (outcome.kind !== 'refused' || outcome.status !== 400) return false;
  return reply.maybeHeard && /invalid reply token/i.test(outcome.reason);
}

async function late(
  { db, clock, wallClock, log }: Options,
  { row, event, reply }: { row: InboxEvent; event: LineEvent; reply: Reply },
): Promise<Sent> {
  const { userId } = event.source ?? {};
  const isNotified =
    reply.maybeHeard || event.source?.type !== 'user' || userId === undefined
      ? false
      : await notifyLateReply(db, {
          event: row,
          lineUserId: userId,
          now: clock(),
          wallNow: wallClock(),
        });
  log.info({ event: row.id, tries: reply.tries, told: isNotified }, 'answer too late');
  return over;
}
