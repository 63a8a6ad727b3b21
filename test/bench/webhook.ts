import mongoose from 'mongoose';
import { freePort } from '../support/free-port.ts';
import { startChild } from './child.ts';
import { watchOtherPrograms } from './machine-load.ts';
import { startFakeLine } from './fake-line.ts';
import type { FakeLine } from './fake-line.ts';
import { memoryOf, processorMs, settingsFor, startProduct, untilQuiet } from './product.ts';
import { benchSecret, benchStart, seedProvince } from './province.ts';
import { flood, pace } from './raw-client.ts';
import type { Figures } from './raw-client.ts';
import type { Bench, Report } from './report.ts';
import { groupTalk, signedRequests } from './webhook-events.ts';
import type { Saying } from './webhook-events.ts';

const connections = 64;
const rounds = 3;
const warmUp = 1_000;

/** The compared servers. The product is started by main.ts, in one process or in two. */
const variants = ['bare', 'echo', 'noStore', 'product', 'split'] as const;
type Variant = (typeof variants)[number];

const meanings = [
  'echo     the SDK’s middleware and client: a reply to LINE for every event, then 200; nothing is stored',
  'bare     node:http: body, HMAC, 200',
  'noStore  our webhook alone, without a store: “itself”',
  'product  npm start in one process (RUN=web,jobs), logging into a file',
  'split    npm start twice: RUN=receive takes the requests, RUN=handle answers',
  'cpuUs    processor time of the server’s processes for each request, without MongoDB’s; others: share of',
  '         the machine that other programs took. On a busy machine cpuUs says more than the speed.',
  '× echo   acknowledgements (or answers) a second, divided by the echo’s acknowledgements a second in the',
  `         same round, same requests, ${connections} connections. Bars use the middle of ${rounds} rounds.`,
] as const;

interface Measured extends Figures {
  cpuUs: number;
  /** The number of replies a second that reached LINE while requests were sent. */
  answersPerSecond: number;
}

interface Started {
  port: number;
  rss(): Promise<number>;
  processorMs(): Promise<number>;
  /** Waits until every received event is handled. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

interface Run {
  mongoUri: string;
  report: Report;
  line: FakeLine;
  answers: { count: number };
}

/**
 * Compares the product as started with four smaller servers. Measures events that need an answer and events
 * that do not.
 */
export const webhookBench: Bench = {
  name: 'webhook',
  run: async ({ mongoUri, report }) => {
    for (const meaning of meanings) report.note(meaning);
    const line = await startFakeLine({ delayMs: 0 });
    const answers = { count: 0 };
    line.onSend(({ path }) => {
      if (path.endsWith('/reply')) answers.count += 1;
    });
    const run: Run = { mongoUri, report, line, answers };
    const { db, people } = await seedProvince(mongoUri);
    const askers = people.filter((person) => person.grants[0]?.role !== 'admin');
    const ownTexts = (index: number): Saying => ({
      source: { type: 'user', userId: askers[index % askers.length]?.lineUserId ?? '' },
      text: 'สถานะ',
    });
    await withoutAnswers(run);
    await withAnswers(run, ownTexts);
    await db.close();
    await line.close();
  },
};

async function withoutAnswers(run: Run): Promise<void> {
  const { report } = run;
  const counts = { bare: 30_000, echo: 8_000, noStore: 20_000, product: 20_000, split: 20_000 };
  const { ratio, ratioOfWork } = await compare(run, {
    what: 'no answer needed',
    counts,
    saying: groupTalk,
  });
  const acks = (other: Variant) => ratio('product', other, (figures) => figures.perSecond);
  report.bar('no answer needed, product × echo', { value: acks('echo'), atLeast: 2.5 });
  report.raw('no answer needed, product, by processor time', {
    ...rounded({ '× echo': ratioOfWork('product', 'echo') }),
    ...rounded({ '× itself': ratioOfWork('product', 'noStore') }),
  });
  report.bar('no answer needed, product × itself without the store', {
    value: acks('noStore'),
    atLeast: 0.8,
  });
  report.bar('no answer needed, product × bare', { value: acks('bare'), atLeast: 0.2 });
  const steady = await steadily(run, { perSecond: 1_000, saying: groupTalk });
  report.bar('no answer needed, p99 at 1,000/s, ms', { value: steady.p99, atMost: 50 });
}

async function withAnswers(run: Run, saying: (index: number) => Saying): Promise<void> {
  const { report } = run;
  const counts = { bare: 20_000, echo: 8_000, noStore: 10_000, product: 8_000, split: 8_000 };
  const { ratio } = await compare(run, { what: 'own texts', counts, saying });
  for (const variant of ['product', 'split'] as const) {
    const acks = (other: Variant) => ratio(variant, other, (figures) => figures.perSecond);
    const name = `own texts, ${variant}`;
    report.bar(`${name} × echo`, { value: acks('echo'), atLeast: 1.3 });
    report.bar(`${name}, answers × echo`, {
      value: ratio(variant, 'echo', (figures) => figures.answersPerSecond),
      atLeast: 0.2,
    });
    report.raw(name, rounded({ '× itself': acks('noStore'), '× bare': acks('bare') }));
  }
  const steady = await steadily(run, { perSecond: 300, saying });
  report.bar('own texts, p99 at 300/s, ms', { value: steady.p99, atMost: 50 });
}

interface Comparison {
  what: string;
  counts: Readonly<Record<Variant, number>>;
  saying: (index: number) => Saying;
}

/**
 * Sends requests to every variant as fast as possible in each round. The result is the median of the ratio
 * of two variants in one round.
 */
async function compare(run: Run, { what, counts, saying }: Comparison) {
  const all: Record<Variant, Measured>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const measured: [Variant, Measured][] = [];
    for (const variant of variants) {
      const name = `${what}, round ${round}, ${variant}`;
      const count = counts[variant];
      measured.push([variant, await floodOne(run, { variant, name, count, saying })]);
    }
    all.push(byVariant(measured));
  }
  const middle = (ratios: number[]): number =>
    ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return {
    /** A figure of one variant, divided by the number of acknowledgements a second of another. */
    ratio: (variant: Variant, other: Variant, figure: (measured: Measured) => number): number =>
      middle(all.map((round) => figure(round[variant]) / round[other].perSecond)),
    /** The processor time that the other variant takes for a request, divided by that of this variant. */
    ratioOfWork: (variant: Variant, other: Variant): number =>
      middle(all.map((round) => round[other].cpuUs / round[variant].cpuUs)),
  };
}

function byVariant(measured: readonly [Variant, Measured][]): Record<Variant, Measured> {
  const none = { perSecond: 0, answersPerSecond: 0, cpuUs: 0, p50: 0, p95: 0, p99: 0, wrong: 0 };
  const empty = { bare: none, echo: none, noStore: none, product: none, split: none };
  return { ...empty, ...Object.fromEntries(measured) };
}

async function floodOne(
  run: Run,
  of: { variant: Variant; name: string; count: number; saying: (index: number) => Saying },
): Promise<Measured> {
  const { variant, name, count, saying } = of;
  const { server, target } = await startWarm(run, { variant, saying });
  const requests = signedRequests(benchSecret, { count, saying });
  const before = run.answers.count;
  const usedBefore = await server.processorMs();
  const others = watchOtherPrograms();
  const figures = await flood(target, requests);
  const otherPrograms = others() ?? 0;
  const cpuUs = (((await server.processorMs()) - usedBefore) * 1_000) / requests.length;
  const seconds = requests.length / figures.perSecond;
  const answersPerSecond = (run.answers.count - before) / seconds;
  const measured = { ...figures, answersPerSecond, cpuUs };
  const rssMb = Math.round((await server.rss()) / 1e6);
  run.report.raw(name, rounded({ ...measured, others: otherPrograms, rssMb }));
  await server.stop();
  return measured;
}

async function steadily(
  run: Run,
  of: { perSecond: number; saying: (index: number) => Saying },
): Promise<Figures> {
  const { server, target } = await startWarm(run, { variant: 'product', saying: of.saying });
  const requests = signedRequests(benchSecret, { count: of.perSecond * 5, saying: of.saying });
  const before = run.answers.count;
  const figures = await pace(target, { requests, perSecond: of.perSecond });
  const answered = run.answers.count - before;
  run.report.raw(`${of.perSecond} a second for 5 s`, { ...rounded({ ...figures }), answered });
  await server.stop();
  return figures;
}

/**
 * Warms the server up until its code is compiled: the first answers of a process take several times as
 * long.
 */
async function startWarm(
  run: Run,
  { variant, saying }: { variant: Variant; saying: (index: number) => Saying },
) {
  const server = await start(run, variant);
  const target = { port: server.port, connections };
  await flood(target, signedRequests(benchSecret, { count: warmUp, saying }));
  await server.quiet();
  return { server, target };
}

async function start(run: Run, variant: Variant): Promise<Started> {
  if (variant === 'product') return startOne(run, {});
  if (variant === 'split') return startTwo(run);
  const of = [variant, benchSecret, run.line.origin];
  const child = await startChild('webhook-server.ts', { arguments: of });
  const processorMs = async (): Promise<number> => (await child.usage()).cpuMs;
  return { ...child, processorMs, quiet: async () => {} };
}

async function startOne(run: Run, env: Record<string, string>): Promise<Started> {
  await emptyInbox(run.mongoUri);
  const port = await freePort();
  const product = await startProduct({ port, env: { ...settings(run), ...env } });
  await untilQuiet(product);
  return {
    port,
    rss: async () => (await memoryOf(product.pid)).resident,
    processorMs: () => processorMs(product.pid),
    quiet: () => untilQuiet(product),
    stop: product.stop,
  };
}

async function startTwo(run: Run): Promise<Started> {
  const receiver = await startOne(run, { RUN: 'receive' });
  const env = { ...settings(run), RUN: 'handle' };
  const handler = await startProduct({ port: 0, listens: false, env });
  await untilQuiet(handler);
  return {
    port: receiver.port,
    rss: async () => (await receiver.rss()) + (await memoryOf(handler.pid)).resident,
    processorMs: async () => (await receiver.processorMs()) + (await processorMs(handler.pid)),
    quiet: () => untilQuiet(handler),
    stop: async () => {
      await handler.stop();
      await receiver.stop();
    },
  };
}

function settings({ mongoUri, line }: Run): Record<string, string> {
  const publicUrl = 'http://localhost:3000';
  return { ...settingsFor({ mongoUri, line: line.origin, publicUrl }), CLOCK_START: benchStart };
}

/** Removes events that the round before did not handle, so that they are not measured in the next one. */
async function emptyInbox(mongoUri: string): Promise<void> {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  for (const name of ['inbox', 'inboxClaims']) await connection.collection(name).deleteMany({});
  await connection.close();
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}
