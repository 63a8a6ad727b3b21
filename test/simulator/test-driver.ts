import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach } from 'vitest';
import * as z from 'zod/mini';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator, SimulatorOptions } from '#simulator/index.ts';

export const daw = `U${'1'.repeat(32)}`;
export const mek = `U${'2'.repeat(32)}`;
export const stranger = `U${'9'.repeat(32)}`;
export const secret = 'a-secret-of-the-test-channel';
export const token = 'long-lived-token-of-the-test';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A simulator without people, closed after the test. */
export async function startEmptySimulator(
  change: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  const simulator = await createSimulator({
    port: 0,
    channelId: '1000000001',
    channelSecret: secret,
    channelAccessToken: token,
    loginChannelId: '2000000002',
    liffId: '2000000002-prasandd',
    endpointUrl: 'http://localhost:3999',
    redelivery: { baseMs: 5 },
    ...change,
  });
  closers.push(() => simulator.close());
  return simulator;
}

/** A simulator with two friends of the account. */
export async function startSimulator(change: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startEmptySimulator(change);
  simulator.addPersonas([
    { lineUserId: daw, name: 'นางสาวดาว ทดลอง', role: 'officer', areaCode: '5704' },
    { lineUserId: mek, name: 'นายเมฆ สมมุติ', role: 'districtHead', areaCode: '5704' },
  ]);
  return simulator;
}

export type Received = { headers: Record<string, unknown>; body: string };

/** An app that records its webhooks and answers with the given statuses, repeating the last one. */
export async function startApp(statuses: readonly number[] = [200]) {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url !== '/webhook') return response.writeHead(404).end();
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
      return response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}`, received };
}

type Sent = { method?: string; body?: unknown; headers?: Record<string, string>; token?: string };

/** Calls the LINE API and parses the answer. */
export async function call(simulator: Simulator, path: string, sent: Sent = {}) {
  const hasBody = sent.body !== undefined;
  const response = await fetch(`${simulator.origin}${path}`, {
    method: sent.method ?? (hasBody ? 'POST' : 'GET'),
    headers: {
      authorization: `Bearer ${sent.token ?? token}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...sent.headers,
    },
    ...(hasBody ? { body: JSON.stringify(sent.body) } : {}),
  });
  const body: unknown = await response.json().catch(() => undefined);
  return { status: response.status, headers: response.headers, body };
}

export function push(simulator: Simulator, text: string, headers: Record<string, string> = {}) {
  const body = { to: daw, messages: [{ type: 'text', text }] };
  return call(simulator, '/v2/bot/message/push', { body, headers });
}

/** The reply token of the last event an app received. */
export function replyTokenOf(received: readonly Received[]): string {
  return z.string().parse(eventsOf(received).at(-1)?.['replyToken']);
}

const envelope = z.object({ events: z.array(z.record(z.string(), z.unknown())) });

/** Every event an app received, in order of arrival. */
export function eventsOf(received: readonly Received[]): Record<string, unknown>[] {
  return received.flatMap(({ body }) => envelope.parse(JSON.parse(body)).events);
}
