import * as z from 'zod/mini';
import { Problem } from '../domain/problem.ts';
import { normalizeThai, understoodPart } from '../domain/thai/text.ts';
import type { Database } from '../models/connect.ts';
import { createGather } from '../models/gather.ts';
import type { InboxEvent } from '../models/inbox.ts';
import type { Person } from '../models/persons.ts';
import { actorOf, personOf, strangerOf } from '../use-cases/join.ts';
import { stableUuid } from '../use-cases/stable-id.ts';
import { lineEvent, textOf } from './event.ts';
import type { LineEvent } from './event.ts';
import type { Feature, Turn } from './feature.ts';
import type { LineClient, Message } from './line-client.ts';
import type { Links } from './links.ts';
import { plainText } from './messages/plain-text.ts';
import { createReplyMarks } from './reply-marks.ts';

interface Options {
  db: Database;
  line: LineClient;
  links: Links;
  features: readonly Feature[];
  clock: () => Date;
  wallClock: () => Date;
  log: { info(fields: Record<string, unknown>, message: string): void };
}

/** LINE guarantees a reply token for a minute from receipt; past this we no longer count on it. */
const replyWithinMs = 50_000;

/** One event: who is it, which ability answers, one reply. */
export function createDispatch(options: Options): (event: InboxEvent) => Promise<void> {
  const { db, line, links, features, clock, wallClock, log } = options;
  const markReply = createReplyMarks({ inbox: db.stores.inbox, wallClock });
  const peopleOf = createGather<string, ReadonlyMap<string, Person>>({
    work: async (ids) =>
      new Map((await db.stores.persons.byLines(ids)).map((one) => [one.lineUserId, one])),
  });
  return async (row) => {
    const event = eventOf(row.json);
    if (!event || event.mode === 'standby') return;
    const userId = event.source?.userId ?? '';
    if (userId === '' && event.type !== 'leave') return;
    const inGroup = event.source?.type !== 'user';
    const known = userId === '' ? null : ((await peopleOf(userId)).get(userId) ?? null);
    const person = known ?? (await newcomer(db, { userId, inGroup }));
    const { text, mentioned } = textOf(event);
    const turn: Turn = {
      event,
      text,
      word: normalizeThai(understoodPart(text)),
      inGroup,
      mentioned,
      person,
      situation: { db, actor: actorOf(person), now: clock(), channel: 'chat' },
      links,
      line,
      happenedAt: row.happenedAt,
    };
    const feature = features.find((one) => one.matches(turn));
    if (!feature) return;
    const messages = await answerOf(feature, turn);
    const outcome = await send({ line, wallClock, markReply }, { row, event, userId, messages });
    log.info({ event: row.id, feature: feature.name, outcome }, 'event handled');
  };
}

/** Who talks in a group has not asked to be known: only what they say is heard, nobody is stored. */
async function newcomer(db: Database, of: { userId: string; inGroup: boolean }): Promise<Person> {
  return of.inGroup ? strangerOf(of) : personOf(db, of);
}

function eventOf(json: string): LineEvent | null {
  const parsed = z.safeParse(lineEvent, JSON.parse(json));
  return parsed.success ? parsed.data : null;
}

/** A Problem is an answer too: the person waits and is told in Thai what to do. */
async function answerOf(feature: Feature, turn: Turn): Promise<readonly Message[]> {
  try {
    return await feature.handle(turn);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return [plainText(error.userMessage)];
  }
}

interface Ways {
  line: LineClient;
  wallClock: () => Date;
  markReply: (id: string) => Promise<void>;
}

interface Sending {
  row: InboxEvent;
  event: LineEvent;
  userId: string;
  messages: readonly Message[];
}

/**
 * Reply first: it is free. Only when the token has surely expired is one push spent, under a retry key
 * made of the event's id, so that no crash can double it. A reply tried before a crash may have been
 * heard: it is tried again while its token lives, which LINE accepts once, and never becomes a push.
 */
async function send(
  { line, wallClock, markReply }: Ways,
  { row, event, userId, messages }: Sending,
): Promise<string> {
  if (messages.length === 0) return 'silent';
  const age = wallClock().getTime() - row.receivedAt.getTime();
  if (event.replyToken && age < replyWithinMs) {
    await markReply(row.id);
    const outcome = await line.reply({ replyToken: event.replyToken, messages });
    return `reply ${outcome.kind}`;
  }
  if (row.repliedAt) return 'reply unknown';
  if (event.source?.type !== 'user') return 'too late for a group';
  const body = JSON.stringify({ to: userId, messages });
  const outcome = await line.push({ body, retryKey: stableUuid(row.id) });
  return `push ${outcome.kind}`;
}
