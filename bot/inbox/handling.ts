import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxEvent, InboxStore } from '#models/inbox.ts';
import { isTransient } from '#models/mongo/transient-errors.ts';
import { NoAnswer } from '../line/http.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { Message } from '../line/line-client.ts';

/**
 * An answer as it was first composed. It is stored with its event only if the first try to send it
 * failed.
 */
export interface Reply {
  messages: readonly Message[];
  /** How many times we tried to send it. */
  tries: number;
  /** True when one of the tries may have reached LINE. */
  maybeHeard: boolean;
}

/** The outcome of one try to send an answer: finished, or the time of the next try. */
export type Sent = { kind: 'over' } | { kind: 'later'; reply: Reply; at: Date; why: string };

export interface Handle {
  /**
   * Carries out the event and returns the answer, which may have no messages. After a crash it is
   * called again.
   */
  act(event: InboxEvent): Promise<readonly Message[]>;
  /** Tries once to send the answer to LINE. */
  send(event: InboxEvent, reply: Reply): Promise<Sent>;
}

interface Options {
  inbox: Pick<InboxStore, 'begin' | 'again' | 'park' | 'keepReply'>;
  handle: Handle;
  wallClock: () => Date;
  log: { error(fields: Record<string, unknown>, message: string): void };
  handleMs?: number;
  /** Waits for a free place before it runs the work. */
  whileActing: <T>(work: () => Promise<T>) => Promise<T>;
  whileSending: <T>(work: () => Promise<T>) => Promise<T>;
  finish: (id: string) => void;
}

interface State extends Options {
  handleMs: number;
  /** Counts an attempt for events; concurrent calls share one write. Returns the events that still wait. */
  begin: (id: string) => Promise<ReadonlySet<string>>;
  /** Handles the events one at a time that an earlier process left without an outcome. */
  enqueueAlone: ReturnType<typeof createSerialQueue>;
}

/**
 * The error is that the database or LINE is unreachable. It is not the event's fault, so its attempts
 * are not counted.
 */
const outageRetryMs = { first: 2_000, later: 30_000 };
/** An event younger than this is retried after `outageRetryMs.first`. */
const youngMs = 60_000;
const firstBackOffMs = 1_000;
const maxReasonLength = 500;

/**
 * Handles one event, at most `limits.event.claims` times. The attempt is counted before the handling,
 * so that an event that hangs or ends its process is finally parked. When a process ends while it
 * handles several events, we cannot know which one ended it. Events found without an outcome are
 * therefore handled one at a time, so that only the event at fault uses up its attempts.
 */
export function createHandling(options: Options) {
  const { inbox, handleMs = limits.event.handleMs } = options;
  const state: State = {
    ...options,
    handleMs,
    begin: createBatcher({ work: (ids) => inbox.begin(ids) }),
    enqueueAlone: createSerialQueue(),
  };
  return {
    /**
     * Null means that the event is finished. With a date, the event waits until then, and so do later
     * events of its source.
     */
    handleOne: (event: InboxEvent): Promise<Date | null> => handleOne(state, event),
  };
}

async function handleOne(state: State, event: InboxEvent): Promise<Date | null> {
  const hasOutcome = event.reply !== undefined || event.attempts === 0;
  if (!hasOutcome && event.attempts >= limits.event.claims)
    return park(state, { event, reason: 'its process ended or hung each time it was handled' });
  const reply = await (hasOutcome ? act(state, event) : actAlone(state, event));
  return reply === null || reply instanceof Date ? reply : send(state, { event, reply });
}

/** The answer to send. If there is none, the result of `handleOne`. */
function act(state: State, event: InboxEvent): Promise<Reply | Date | null> {
  return state.whileActing(() => actNow(state, event));
}

async function actNow(state: State, event: InboxEvent): Promise<Reply | Date | null> {
  const { begin, handle, handleMs, finish } = state;
  if (!(await begin(event.id)).has(event.id)) return null;
  if (event.reply) return { ...event.reply, messages: messagesIn(event.reply.messages) };
  try {
    const messages = await within(handleMs, handle.act(event));
    if (messages.length > 0) return { messages, tries: 0, maybeHeard: false };
  } catch (error) {
    return retryOrPark(state, { event, error });
  }
  finish(event.id);
  return null;
}

/**
 * The earlier process may have died after it sent the answer, so the answer is stored as doubtful
 * before the next try. If this process dies too, the stored answer shows that the event was not at
 * fault.
 */
function actAlone(state: State, event: InboxEvent): Promise<Reply | Date | null> {
  return state.enqueueAlone(async () => {
    const reply = await act(state, event);
    if (reply === null || reply instanceof Date) return reply;
    const doubtful = { ...reply, maybeHeard: true };
    const now = state.wallClock();
    await storeReply(state, { event, reply: doubtful, at: now, why: 'found without an outcome' });
    return doubtful;
  });
}

async function send(
  state: State,
  { event, reply }: { event: InboxEvent; reply: Reply },
): Promise<Date | null> {
  const result = await state.whileSending(() => state.handle.send(event, reply));
  if (result.kind === 'over') {
    state.finish(event.id);
    return null;
  }
  await storeReply(state, { event, ...result });
  return result.at;
}

function storeReply(
  { inbox }: State,
  { event, reply, at, why }: { event: InboxEvent; reply: Reply; at: Date; why: string },
): Promise<void> {
  const stored = { ...reply, messages: JSON.stringify(reply.messages) };
  return inbox.keepReply(event.id, { reply: stored, notBefore: at, reason: why });
}

async function retryOrPark(
  state: State,
  { event, error }: { event: InboxEvent; error: unknown },
): Promise<Date | null> {
  const { inbox, wallClock, log } = state;
  const attempt = event.attempts + 1;
  const uncounted = isTransient(error) || isLineUnreachable(error);
  const reason = uncounted ? String(error) : errorText(error);
  if (!uncounted && attempt >= limits.event.claims)
    return park(state, { event: { ...event, attempts: attempt }, reason });
  log.error({ event: event.id, attempt, error: reason }, 'event failed');
  const notBefore = nextTry(event, { now: wallClock(), uncounted });
  await inbox.again(event.id, { reason: reason.slice(0, maxReasonLength), notBefore, uncounted });
  return notBefore;
}

function nextTry(event: InboxEvent, { now, uncounted }: { now: Date; uncounted: boolean }): Date {
  const isYoung = now.getTime() - event.receivedAt.getTime() < youngMs;
  const outageMs = isYoung ? outageRetryMs.first : outageRetryMs.later;
  return new Date(now.getTime() + (uncounted ? outageMs : firstBackOffMs * 4 ** event.attempts));
}

async function park(
  { inbox, log }: State,
  { event, reason }: { event: InboxEvent; reason: string },
): Promise<null> {
  log.error({ event: event.id, attempts: event.attempts, reason }, 'event parked');
  await inbox.park(event.id, reason.slice(0, maxReasonLength));
  return null;
}

const messagesSchema = z.array(z.custom<Message>());

function messagesIn(json: string): Message[] {
  return z.parse(messagesSchema, JSON.parse(json));
}

function isLineUnreachable(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  return error instanceof Problem && error.code === 'line-unavailable';
}

/** Rejects after `ms`. A later result of the work is ignored. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error(`not handled within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
