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
  /** `line` is the chat: events of one chat leave in order, each after the one before is answered. */
  send(event: LineEvent, about: { subject: string; line: string }): void;
  /** Any batch, exactly as given, once: for tests of what LINE could also send. */
  post(events: readonly unknown[], endpoint?: string): Promise<PostResult>;
  /** Resolves when nothing is on its way and no retry is waiting. */
  idle(): Promise<void>;
  close(): void;
}

interface Needs {
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

export function createWebhookSender(needs: Needs): WebhookSender {
  const { platform, clock, faults, callLog, replyTokens, redelivery } = needs;
  const timers = new Set<NodeJS.Timeout>();
  const lines = new Map<string, Promise<void>>();
  const waiting = new Set<() => void>();
  let busy = 0;
  let held: { delivery: Delivery; timer: NodeJS.Timeout } | undefined;
  let closed = false;

  const settle = () => {
    if (busy > 0 || timers.size > 0 || held !== undefined) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };

  const later = (ms: number, action: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
      settle();
    }, ms).unref();
    timers.add(timer);
    return timer;
  };

  const post = async (events: readonly unknown[], endpoint?: string): Promise<PostResult> => {
    const target = endpoint ?? platform.state.webhook.endpoint;
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    if (target === null) return { status: 0, ms: 0, why: 'unreachable' };
    const body = JSON.stringify({ destination: needs.botUserId, events });
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': signatureOf(needs.channelSecret, body),
    };
    try {
      const signal = AbortSignal.timeout(needs.timeoutMs);
      const response = await fetch(target, { method: 'POST', headers, body, signal });
      await response.arrayBuffer();
      return { status: response.status, ms: ms() };
    } catch (error) {
      const timeout = error instanceof Error && error.name === 'TimeoutError';
      return { status: 0, ms: ms(), why: timeout ? 'timeout' : 'unreachable' };
    }
  };

  const record = (delivery: Delivery, result: PostResult) => {
    const again = delivery.event.deliveryContext.isRedelivery;
    callLog.add({
      at: clock.now().toISOString(),
      direction: 'in',
      call: `webhook ${delivery.event.type}`,
      subject: delivery.subject + (again ? ' · ส่งซ้ำ' : ''),
      status: result.status,
      verdict: verdictOf(result),
      ms: result.ms,
      details: [{ label: 'เหตุการณ์ที่ส่ง', text: readable(delivery.event) }],
    });
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    if (closed) return;
    busy += 1;
    const result = await post([delivery.event]);
    busy -= 1;
    if (closed) return;
    record(delivery, result);
    const failed = result.status < 200 || result.status > 299;
    const wanted = failed || (delivery.attempt === 0 && faults.take('redeliver'));
    if (wanted && redelivery.enabled && delivery.attempt + 1 < redelivery.attempts)
      redeliver(delivery);
    settle();
  };

  const redeliver = ({ event, attempt, ...about }: Delivery) => {
    const wait = Math.min(redelivery.baseMs * 2 ** attempt, 30_000);
    later(wait, () => {
      const token = event['replyToken'];
      if (typeof token === 'string') replyTokens.renew(token);
      const again = { ...event, deliveryContext: { isRedelivery: true } };
      void deliver({ ...about, event: again, attempt: attempt + 1 });
    });
  };

  const queue = (delivery: Delivery) => {
    const before = lines.get(delivery.line);
    busy += 1;
    const turn = (before ?? Promise.resolve()).then(() => {
      busy -= 1;
      return deliver(delivery);
    });
    lines.set(delivery.line, turn);
    void turn.finally(() => {
      if (lines.get(delivery.line) === turn) lines.delete(delivery.line);
    });
  };

  const release = (delivery: Delivery) => {
    queue(delivery);
    if (faults.take('duplicate')) queue({ ...delivery, attempt: redelivery.attempts });
  };

  const hold = (delivery: Delivery) => {
    const timer = later(1500, () => {
      held = undefined;
      release(delivery);
    });
    held = { delivery, timer };
  };

  return {
    post,
    send: (event, about) => {
      const delivery = { ...about, event, attempt: 0 };
      if (!platform.state.webhook.active) return;
      if (held === undefined && faults.take('reorder')) return hold(delivery);
      release(delivery);
      if (held === undefined) return;
      const { delivery: first, timer } = held;
      held = undefined;
      clearTimeout(timer);
      timers.delete(timer);
      later(120, () => release(first));
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        settle();
      }),
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      held = undefined;
      settle();
    },
  };
}

function verdictOf({ status, why }: PostResult): string {
  if (why === 'timeout') return 'ตอบช้าเกินไป';
  if (why === 'unreachable') return 'ติดต่อไม่ได้';
  return status >= 200 && status <= 299 ? 'รับแล้ว' : 'ไม่รับ';
}
