import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import * as z from 'zod/mini';
import { benchSecret, startProvince } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';

const users = 50;
const warmUpMs = 2_000;
const measureMs = 8_000;

/**
 * Many people ask สถานะ concurrently. Measures from the first byte of the webhook to the reply at
 * LINE.
 */
export const statusBench: Bench = {
  name: 'status',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const agent = new Agent({ keepAlive: true });
    const waiting = new Map<string, () => void>();
    province.line.onSend(({ path, body }) => {
      if (!path.endsWith('/reply')) return;
      const { replyToken } = z.parse(z.object({ replyToken: z.string() }), JSON.parse(body));
      waiting.get(replyToken)?.();
      waiting.delete(replyToken);
    });
    const officers = province.people.filter((person) => person.grants[0]?.role !== 'admin');
    const times: number[] = [];
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: users }, async (_, user) => {
        for (let turn = 0; performance.now() - startedAt < warmUpMs + measureMs; turn += 1) {
          const lineUserId = officers[user % officers.length]?.lineUserId ?? '';
          const askedAt = performance.now();
          const token = `${user}-${turn}`.padStart(32, '0');
          const answered = new Promise<void>((resolve) => waiting.set(token, resolve));
          await post({
            port: province.app.port,
            agent,
            body: textEvent({ lineUserId, token, user, turn }),
          });
          await answered;
          if (askedAt - startedAt > warmUpMs) times.push(performance.now() - askedAt);
        }
      }),
    );
    const { p50, p95, p99 } = percentiles(times);
    const perSecond = times.length / (measureMs / 1000);
    const rssMb = Math.round((await province.app.rss()) / 1e6);
    report.raw(`${users} users, ${times.length} answers`, {
      perSecond: Math.round(perSecond),
      p50: Math.round(p50),
      p95: Math.round(p95),
      p99: Math.round(p99),
      rssMb,
    });
    report.bar('สถานะ p95 from webhook to LINE, ms', { value: p95, atMost: 150 });
    report.bar('สถานะ answered a second', { value: perSecond, atLeast: 400 });
    report.bar('memory under load, MB', { value: rssMb, atMost: 400 });
    agent.destroy();
    await province.close();
  },
};

function textEvent(of: { lineUserId: string; token: string; user: number; turn: number }): string {
  return JSON.stringify({
    destination: `U${'0'.repeat(32)}`,
    events: [
      {
        type: 'message',
        message: { type: 'text', id: `${of.user}${of.turn}`, quoteToken: 'q', text: 'สถานะ' },
        webhookEventId: `01STATUS${of.user}X${of.turn}`,
        deliveryContext: { isRedelivery: false },
        timestamp: Date.now(),
        source: { type: 'user', userId: of.lineUserId },
        replyToken: of.token,
        mode: 'active',
      },
    ],
  });
}

function post(of: { port: number; agent: Agent; body: string }): Promise<void> {
  const signature = createHmac('sha256', benchSecret).update(of.body).digest('base64');
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port: of.port,
        host: '127.0.0.1',
        path: '/webhook',
        method: 'POST',
        agent: of.agent,
        headers: { 'x-line-signature': signature, 'Content-Length': Buffer.byteLength(of.body) },
      },
      (response) => {
        response.resume();
        response.on('end', resolve);
      },
    );
    asked.on('error', reject);
    asked.end(of.body);
  });
}
