import { createHmac } from 'node:crypto';
import type { AppClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { readable } from './call-log.ts';
import type { CallLog } from './call-log.ts';
import type { Platform } from './platform.ts';
import type { ReplyTokens } from './reply-tokens.ts';

export type LineEvent = Record<string, unknown> & {
  type: string;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
};

export interface Redelivery {
  enabled: boolean;
  attempts: number;
  baseMs: number;
}

export interface PostResult {
  status: number;
  ms: number;
  why?: 'unreachable' | 'timeout';
}

export interface WebhookSender {
  /**
   * Events with the same `line` (the chat) are sent in order. Each is sent after the answer to the
   * one before.
   */
  send(event: LineEvent, about: { subject: string; line: string }): void;
  /** Sends a batch once and unchanged, for tests with bodies that LINE could send too. */
  post(events: readonly unknown[], endpoint?: string): Promise<PostResult>;
  /** Resolves when no delivery is running and no retry is waiting. */
  idle(): Promise<void>;
  close(): void;
}

interface WebhookOptions {
  platform: Platform;
  clock: AppClock;
  faults: Faults;
  callLog: CallLog;
  replyTokens: ReplyTokens;
  channelSecret: string;
  botUserId: string;
  redelivery: Redelivery;
  timeoutMs: number;
}

export function signatureOf(channelSecret: string, body: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}

interface Delivery {
  event: LineEvent;
  subject: string;
  line: string;
  attempt: number;
}

interface SenderState {
  options: WebhookOptions;
  timers: Set<NodeJS.Timeout>;
  /** The last delivery in each chat. The next one waits for it. */
  lines: Map<string, Promise<void>>;
  idleCallbacks: Set<() => void>;
  /** Deliveries that are queued or running. */
  busy: number;
  /** The event that the `reorder` fault holds back until the next event is sent. */
  reordered: { delivery: Delivery; timer: NodeJS.Timeout } | undefined;
  closed: boolean;
}

const reorderWaitMs = 1500;
const reorderGapMs = 120;
const maxRedeliveryWaitMs = 30_000;

export function createWebhookSender(options: WebhookOptions): WebhookSender {
  const state: SenderState = {
    options,
    timers: new Set(),
    lines: new Map(),
    idleCallbacks: new Set(),
    busy: 0,
    reordered: undefined,
    closed: false,
  };
  return {
    post: (events, endpoint) => postEvents(options, { events, endpoint }),
    send: (event, about) => sendEvent(state, { ...about, event, attempt: 0 }),
    idle: () =>
      new Promise((resolve) => {
        state.idleCallbacks.add(resolve);
        resolveIdle(state);
      }),
    close: () => closeSender(state),
  };
}

function sendEvent(state: SenderState, delivery: Delivery): void {
  const { platform, faults } = state.options;
  if (!platform.state.webhook.active) return;
  const { reordered } = state;
  if (reordered === undefined && faults.take('reorder')) return holdBack(state, delivery);
  release(state, delivery);
  if (reordered === undefined) return;
  state.reordered = undefined;
  clearTimeout(reordered.timer);
  state.timers.delete(reordered.timer);
  later(state, { ms: reorderGapMs, action: () => release(state, reordered.delivery) });
}

function holdBack(state: SenderState, delivery: Delivery): void {
  const action = () => {
    state.reordered = undefined;
    release(state, delivery);
  };
  state.reordered = { delivery, timer: later(state, { ms: reorderWaitMs, action }) };
}

function release(state: SenderState, delivery: Delivery): void {
  const { faults, redelivery } = state.options;
  enqueue(state, delivery);
  if (faults.take('duplicate')) enqueue(state, { ...delivery, attempt: redelivery.attempts });
}

function enqueue(state: SenderState, delivery: Delivery): void {
  const { lines } = state;
  state.busy += 1;
  const sending = (lines.get(delivery.line) ?? Promise.resolve()).then(() => {
    state.busy -= 1;
    return deliver(state, delivery);
  });
  lines.set(delivery.line, sending);
  void sending.finally(() => {
    if (lines.get(delivery.line) === sending) lines.delete(delivery.line);
  });
}

async function deliver(state: SenderState, delivery: Delivery): Promise<void> {
  if (state.closed) return;
  const { faults, redelivery } = state.options;
  state.busy += 1;
  const result = await postEvents(state.options, { events: [delivery.event] });
  state.busy -= 1;
  if (state.closed) return;
  record(state.options, { delivery, result });
  const failed = result.status < 200 || result.status > 299;
  const isDue = failed || (delivery.attempt === 0 && faults.take('redeliver'));
  if (isDue && redelivery.enabled && delivery.attempt + 1 < redelivery.attempts)
    redeliver(state, delivery);
  resolveIdle(state);
}

/** Sends the event again after a wait that doubles with every attempt. */
function redeliver(state: SenderState, { event, attempt, ...about }: Delivery): void {
  const { redelivery, replyTokens } = state.options;
  const action = () => {
    const token = event['replyToken'];
    if (typeof token === 'string') replyTokens.renew(token);
    const repeated = { ...event, deliveryContext: { isRedelivery: true } };
    void deliver(state, { ...about, event: repeated, attempt: attempt + 1 });
  };
  later(state, { ms: Math.min(redelivery.baseMs * 2 ** attempt, maxRedeliveryWaitMs), action });
}

async function postEvents(
  { platform, botUserId, channelSecret, timeoutMs }: WebhookOptions,
  { events, endpoint }: { events: readonly unknown[]; endpoint?: string | undefined },
): Promise<PostResult> {
  const target = endpoint ?? platform.state.webhook.endpoint;
  const started = performance.now();
  const elapsedMs = () => Math.round(performance.now() - started);
  if (target === null) return { status: 0, ms: 0, why: 'unreachable' };
  const body = JSON.stringify({ destination: botUserId, events });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'LineBotWebhook/2.0',
    'x-line-signature': signatureOf(channelSecret, body),
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(target, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    return { status: response.status, ms: elapsedMs() };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { status: 0, ms: elapsedMs(), why: timedOut ? 'timeout' : 'unreachable' };
  }
}

function record(
  { callLog, clock }: WebhookOptions,
  { delivery, result }: { delivery: Delivery; result: PostResult },
): void {
  const { event, subject } = delivery;
  callLog.add({
    at: clock.now().toISOString(),
    direction: 'in',
    call: `webhook ${event.type}`,
    subject: subject + (event.deliveryContext.isRedelivery ? ' · ส่งซ้ำ' : ''),
    status: result.status,
    verdict: verdictOf(result),
    ms: result.ms,
    details: [{ label: 'เหตุการณ์ที่ส่ง', text: readable(event) }],
  });
}

/** A timer that counts as work of the sender until its action has run. */
function later(
  state: SenderState,
  { ms, action }: { ms: number; action: () => void },
): NodeJS.Timeout {
  const timer = setTimeout(() => {
    state.timers.delete(timer);
    action();
    resolveIdle(state);
  }, ms).unref();
  state.timers.add(timer);
  return timer;
}

function resolveIdle({ busy, timers, reordered, idleCallbacks }: SenderState): void {
  if (busy > 0 || timers.size > 0 || reordered !== undefined) return;
  for (const resolve of idleCallbacks) resolve();
  idleCallbacks.clear();
}

function closeSender(state: SenderState): void {
  state.closed = true;
  for (const timer of state.timers) clearTimeout(timer);
  state.timers.clear();
  state.reordered = undefined;
  resolveIdle(state);
}

function verdictOf({ status, why }: PostResult): string {
  if (why === 'timeout') return 'ตอบช้าเกินไป';
  if (why === 'unreachable') return 'ติดต่อไม่ได้';
  return status >= 200 && status <= 299 ? 'รับแล้ว' : 'ไม่รับ';
}
