import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import mongoose from 'mongoose';
import * as z from 'zod/mini';
import { watchOtherPrograms } from './machine-load.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import type { FakeLine } from './fake-line.ts';
import { benchSecret, startProvince } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';

const users = 50;
const warmUpMs = 2_000;
const measureMs = 8_000;

/**
 * Many people ask สถานะ concurrently. The bench measures from the first byte of the webhook to the reply at
 * LINE. In the same run the same people ask a bot built on the SDK’s echo example, which uses no store.
 */
export const statusBench: Bench = {
  name: 'status',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const { line, app } = province;
    const mongo = await mongoose.createConnection(mongoUri).asPromise();
    const replies = waitForReplies(line);
    const askers = province.people.filter((person) => person.grants[0]?.role !== 'admin');
    const lineUserIds = askers.map(({ lineUserId }) => lineUserId);
    const echo = await startChild('webhook-server.ts', {
      arguments: ['echo', benchSecret, line.origin],
    });
    const ofEcho = await askAll({ server: echo, name: 'E', replies, lineUserIds });
    await echo.stop();
    const before = await useOf(mongo);
    const others = watchOtherPrograms();
    const ours = await askAll({ server: app, name: 'S', replies, lineUserIds });
    const otherPrograms = hundredths(others() ?? 0);
    const { commands, mongoCpuUs } = useAn(ours.answered, { before, after: await useOf(mongo) });
    const rssMb = Math.round((await app.rss()) / 1e6);
    report.raw(`echo, ${users} users`, { ...ofEcho.figures });
    report.raw(`สถานะ, ${users} users`, {
      ...ours.figures,
      mongoCpuUs,
      rssMb,
      others: otherPrograms,
    });
    report.raw('MongoDB commands an answer, by kind', commands);
    const ratio = ours.figures.perSecond / ofEcho.figures.perSecond;
    report.bar('สถานะ × echo, answers', { value: ratio, atLeast: 0.25 });
    report.raw('สถานะ × echo, by processor time', {
      ratio: hundredths(ofEcho.figures.cpuUs / ours.figures.cpuUs),
    });
    report.bar('MongoDB commands an answer', {
      value: Object.values(commands).reduce((sum, share) => sum + share, 0),
      atMost: 2,
    });
    report.bar('สถานะ p95 from webhook to LINE, ms', { value: ours.figures.p95, atMost: 150 });
    report.bar('memory under load, MB', { value: rssMb, atMost: 400 });
    await mongo.close();
    await province.close();
  },
};

type Replies = Map<string, () => void>;

/** The people waiting for an answer, by reply token. */
function waitForReplies(line: FakeLine): Replies {
  const waiting: Replies = new Map();
  line.onSend(({ path, body }) => {
    if (!path.endsWith('/reply')) return;
    const { replyToken } = z.parse(z.object({ replyToken: z.string() }), JSON.parse(body));
    waiting.get(replyToken)?.();
    waiting.delete(replyToken);
  });
  return waiting;
}

interface Asked {
  server: Child;
  /** Gives the tokens and ids of this round their own values. */
  name: string;
  replies: Replies;
  lineUserIds: readonly string[];
}

/** Each person asks, waits for the answer and asks again. Counting begins after a warm-up. */
async function askAll({ server, name, replies, lineUserIds }: Asked) {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let answered = 0;
  const startedAt = performance.now();
  const usedAtStart = await server.usage();
  const askOne = async (user: number, turn: number): Promise<void> => {
    const askedAt = performance.now();
    const token = `${name}${user}-${turn}`.padStart(32, '0');
    const answer = new Promise<void>((resolve) => replies.set(token, resolve));
    const lineUserId = lineUserIds[user % lineUserIds.length] ?? '';
    const body = textEvent({ lineUserId, token, id: `${name}${user}X${turn}` });
    await post({ port: server.port, agent, body });
    await answer;
    answered += 1;
    if (askedAt - startedAt > warmUpMs) times.push(performance.now() - askedAt);
  };
  const askOn = async (user: number): Promise<void> => {
    for (let turn = 0; performance.now() - startedAt < warmUpMs + measureMs; turn += 1)
      await askOne(user, turn);
  };
  await Promise.all(Array.from({ length: users }, (_, user) => askOn(user)));
  const used = await server.usage();
  agent.destroy();
  const { p50, p95, p99 } = percentiles(times);
  const figures = {
    perSecond: Math.round(times.length / (measureMs / 1_000)),
    p50: hundredths(p50),
    p95: hundredths(p95),
    p99: hundredths(p99),
    cpuUs: Math.round(((used.cpuMs - usedAtStart.cpuMs) * 1_000) / answered),
  };
  return { answered, figures };
}

const counterSchema = z.object({ total: z.number() });
const serverStatusSchema = z.object({
  metrics: z.object({ commands: z.record(z.string(), z.unknown()) }),
  extra_info: z.object({ user_time_us: z.number(), system_time_us: z.number() }),
});
/** Commands with which the driver watches the server. */
const upkeep = new Set(['hello', 'isMaster', 'ping', 'serverStatus', 'endSessions']);

interface MongoUse {
  /** How many commands MongoDB has got so far, by name. */
  commands: ReadonlyMap<string, number>;
  /** Processor time of mongod so far. */
  cpuUs: number;
}

async function useOf(mongo: mongoose.Connection): Promise<MongoUse> {
  const status: unknown = await mongo.db?.command({ serverStatus: 1 });
  const { metrics, extra_info: used } = z.parse(serverStatusSchema, status);
  const counted = Object.entries(metrics.commands).flatMap(([name, value]) => {
    const counter = z.safeParse(counterSchema, value);
    return counter.success && !upkeep.has(name) ? [[name, counter.data.total] as const] : [];
  });
  return { commands: new Map(counted), cpuUs: used.user_time_us + used.system_time_us };
}

/** The cost of one answer: commands of each kind, and mongod’s processor time. */
function useAn(answered: number, of: Record<'before' | 'after', MongoUse>) {
  const { before, after } = of;
  const shares = [...after.commands].map(
    ([name, total]) =>
      [name, hundredths((total - (before.commands.get(name) ?? 0)) / answered)] as const,
  );
  return {
    commands: Object.fromEntries(shares.filter(([, share]) => share > 0)),
    mongoCpuUs: Math.round((after.cpuUs - before.cpuUs) / answered),
  };
}

function hundredths(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function textEvent(of: { lineUserId: string; token: string; id: string }): string {
  return JSON.stringify({
    destination: `U${'0'.repeat(32)}`,
    events: [
      {
        type: 'message',
        message: { type: 'text', id: of.id, quoteToken: 'q', text: 'สถานะ' },
        webhookEventId: `01STATUS${of.id}`,
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
