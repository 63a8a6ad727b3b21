import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxEvent, InboxStore } from '#models/inbox.ts';
import { isTransient } from '#models/mongo/transient-errors.ts';
import { NoAnswer } from '../line/http.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { Message } from '../line/line-client.ts';

/** An answer as first worded; kept with its event only when LINE did not take it at once. */
export interface Reply {
  messages: readonly Message[];
  /** How often LINE was asked to take it. */
  tries: number;
  /** One of the tries may have reached LINE. */
  maybeHeard: boolean;
}

/** What became of one try to answer: over, or when to try again. */
export type Sent = { kind: 'over' } | { kind: 'later'; reply: Reply; at: Date; why: string };

export interface Handle {
  /** Does what the event asks; no messages: nothing to answer. After a crash it is called once more. */
  act(event: InboxEvent): Promise<readonly Message[]>;
  /** One try to have LINE take the answer. */
  send(event: InboxEvent, reply: Reply): Promise<Sent>;
}

interface Options {
  inbox: Pick<InboxStore, 'begin' | 'again' | 'park' | 'keepReply'>;
  handle: Handle;
  wallClock: () => Date;
  log: { error(fields: Record<string, unknown>, message: string): void };
  handleMs?: number;
  whileSending: <T>(work: () => Promise<T>) => Promise<T>;
  finish: (id: string) => void;
}

/** Trouble of ours, not of the event: tried again after this, as often as it takes. */
const afterOurTroubleMs = { atFirst: 2_000, later: 30_000 };
const atFirstMs = 60_000;

/**
 * One event, at most `limits.event.claims` times. The attempt is counted before the handling, so that
 * an event which hangs or ends its process is parked in the end. Which of several in hand ended it
 * cannot be known: those found again without an outcome are handled one at a time, so that only the
 * guilty one comes to its last attempt.
 */
export function createHandling(options: Options) {
  const { inbox, handle, wallClock, log, whileSending, finish } = options;
  const { handleMs = limits.event.handleMs } = options;
  const begin = createBatcher<string, ReadonlySet<string>>({ work: (ids) => inbox.begin(ids) });
  const alone = createSerialQueue();

  const park = async (event: InboxEvent, reason: string): Promise<null> => {
    log.error({ event: event.id, attempts: event.attempts, reason }, 'event parked');
    await inbox.park(event.id, reason.slice(0, 500));
    return null;
  };

  const failed = async (event: InboxEvent, error: unknown): Promise<Date | null> => {
    const attempt = event.attempts + 1;
    const uncounted = isTransient(error) || isLineAway(error);
    const reason = uncounted ? String(error) : errorText(error);
    if (!uncounted && attempt >= limits.event.claims)
      return park({ ...event, attempts: attempt }, reason);
    log.error({ event: event.id, attempt, error: reason }, 'event failed');
    const now = wallClock().getTime();
    const { atFirst, later } = afterOurTroubleMs;
    const untilBack = now - event.receivedAt.getTime() < atFirstMs ? atFirst : later;
    const notBefore = new Date(now + (uncounted ? untilBack : 1_000 * 4 ** event.attempts));
    await inbox.again(event.id, { reason: reason.slice(0, 500), notBefore, uncounted });
    return notBefore;
  };

  const keep = (event: InboxEvent, of: { reply: Reply; at: Date; why: string }): Promise<void> => {
    const reply = { ...of.reply, messages: JSON.stringify(of.reply.messages) };
    return inbox.keepReply(event.id, { reply, notBefore: of.at, reason: of.why });
  };

  const send = async (event: InboxEvent, reply: Reply): Promise<Date | null> => {
    const sent = await whileSending(() => handle.send(event, reply));
    if (sent.kind === 'over') {
      finish(event.id);
      return null;
    }
    await keep(event, sent);
    return sent.at;
  };

  /** The answer to give, or what handleOne says when there is none. */
  const act = async (event: InboxEvent): Promise<Reply | Date | null> => {
    if (!(await begin(event.id)).has(event.id)) return null;
    if (event.reply) return { ...event.reply, messages: messagesIn(event.reply.messages) };
    try {
      const messages = await within(handleMs, handle.act(event));
      if (messages.length > 0) return { messages, tries: 0, maybeHeard: false };
    } catch (error) {
      return failed(event, error);
    }
    finish(event.id);
    return null;
  };

  /** Its process may have died after the answer had left. The next death is not this event's fault. */
  const actAlone = (event: InboxEvent): Promise<Reply | Date | null> =>
    alone(async () => {
      const reply = await act(event);
      if (reply === null || reply instanceof Date) return reply;
      const doubtful = { ...reply, maybeHeard: true };
      await keep(event, { reply: doubtful, at: wallClock(), why: 'found without an outcome' });
      return doubtful;
    });

  return {
    /** Null: over, the next one's turn. A date: it waits until then, and its source with it. */
    handleOne: async (event: InboxEvent): Promise<Date | null> => {
      const known = event.reply !== undefined || event.attempts === 0;
      if (!known && event.attempts >= limits.event.claims)
        return park(event, 'its process ended or hung each time it was handled');
      const reply = await (known ? act(event) : actAlone(event));
      return reply === null || reply instanceof Date ? reply : send(event, reply);
    },
  };
}

const keptSchema = z.array(z.custom<Message>());

function messagesIn(json: string): Message[] {
  return z.parse(keptSchema, JSON.parse(json));
}

function isLineAway(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  return error instanceof Problem && error.code === 'line-unavailable';
}

/** What hangs is not waited for; what it says later is not heard. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`not handled within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
