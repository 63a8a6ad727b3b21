import { createHmac } from 'node:crypto';
import { startChild } from './child.ts';
import { startFakeLine } from './fake-line.ts';
import { flood, pace } from './raw-client.ts';
import type { Figures } from './raw-client.ts';
import type { Bench } from './report.ts';

const secret = 'bench-secret';
const connections = 64;
const rounds = 3;
const perRound = { bare: 30_000, echo: 8_000, noStore: 20_000, durable: 20_000 };
type Variant = keyof typeof perRound;
const variants: readonly Variant[] = ['bare', 'echo', 'noStore', 'durable'];

let made = 0;

/** A signed text event as LINE sends it, with a new id. */
function signedRequest(): Buffer {
  made += 1;
  const user = `U${String(made % 1000).padStart(32, '0')}`;
  const body = JSON.stringify({
    destination: `U${'0'.repeat(32)}`,
    events: [
      {
        type: 'message',
        message: { type: 'text', id: String(made), quoteToken: 'q'.repeat(60), text: 'สถานะ' },
        webhookEventId: `01BENCH${String(made).padStart(19, '0')}`,
        deliveryContext: { isRedelivery: false },
        timestamp: 1_734_483_600_000 + made,
        source: { type: 'user', userId: user },
        replyToken: String(made).padStart(32, '0'),
        mode: 'active',
      },
    ],
  });
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const head = `POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-line-signature: ${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

function requests(count: number): Buffer[] {
  return Array.from({ length: count }, signedRequest);
}

/** Compares four webhooks: durable and deduplicated, the SDK's echo, ours without the store, and bare HMAC. */
export const webhookBench: Bench = {
  name: 'webhook',
  run: async ({ mongoUri, report }) => {
    const line = await startFakeLine({ delayMs: 0 });
    const speeds = Object.fromEntries(variants.map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const variant of variants) {
        const server = await startChild('webhook-server.ts', {
          arguments: [variant, secret, mongoUri, line.origin],
        });
        await flood({ port: server.port, connections }, requests(1_000));
        const figures = await flood(
          { port: server.port, connections },
          requests(perRound[variant]),
        );
        speeds[variant]?.push(figures.perSecond);
        report.raw(`round ${round + 1} ${variant}`, {
          ...rounded(figures),
          rssMb: Math.round((await server.rss()) / 1e6),
        });
        await server.stop();
      }
    }
    const median = (name: Variant): number =>
      speeds[name]?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    report.bar('durable against echo', { value: median('durable') / median('echo'), atLeast: 2.5 });
    report.bar('durable against itself without the store', {
      value: median('durable') / median('noStore'),
      atLeast: 0.8,
    });
    report.bar('durable against bare', { value: median('durable') / median('bare'), atLeast: 0.2 });
    const server = await startChild('webhook-server.ts', {
      arguments: ['durable', secret, mongoUri, line.origin],
    });
    await flood({ port: server.port, connections }, requests(1_000));
    const steady = await pace(
      { port: server.port, connections },
      { requests: requests(5_000), perSecond: 1_000 },
    );
    report.raw('1,000 a second for 5 s', rounded(steady));
    report.bar('p99 of the acknowledgement at 1,000/s, ms', { value: steady.p99, atMost: 50 });
    await server.stop();
    await line.close();
  },
};

function rounded(figures: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round(value * 100) / 100]),
  );
}
