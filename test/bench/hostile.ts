import type { AreaCode } from '#domain/centre/centre.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { personaLine } from '#demo/seed/persona-line.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator } from '#simulator/index.ts';
import type { Persona } from '#demo/seed/people.ts';
import { freePort } from '../support/free-port.ts';
import { createVisitor } from '../support/api-client.ts';
import {
  hostileTextCount,
  makeFiles,
  ordinaryFiles,
  sendFiles,
  sendTexts,
} from './hostile-load.ts';
import type { DoorAnswer } from './hostile-load.ts';
import { watchOtherPrograms } from './machine-load.ts';
import { memoryOf, startProduct, sumOfMemory } from './product.ts';
import { benchSecret, seedProvince } from './province.ts';
import type { HeldMemory, Product } from './product.ts';

import { percentiles } from './raw-client.ts';
import type { Bench, Report } from './report.ts';

/** Two identical processes, as compose.yaml runs them. */
const processes = 2;
const asked = 120;
const spacingMs = 50;
const people = 12;
const warmUp = 40;
const answeredWithinMs = 30_000;
const mostMemoryBytes = 1.2e9;
const mostTimesSlower = 3;
/** This time is outside the send window, so every message a person gets is an answer. */
const evening = '2024-12-18T19:00:00+07:00';
const channel = {
  channelId: 'bench',
  channelSecret: benchSecret,
  loginChannelId: 'bench-login',
  liffId: 'bench-login-liff',
};

/** Measures สถานะ of ordinary people, first alone, then while a stranger sends all hostile requests. */
export const hostileBench: Bench = {
  name: 'hostile',
  run: async ({ mongoUri, report }) => {
    const house = await startHouse(mongoUri);
    try {
      await measure(house, report);
    } finally {
      await house.close();
    }
  },
};

type House = Awaited<ReturnType<typeof startHouse>>;

/** A seeded province, the LINE simulator, and the product's processes. */
async function startHouse(mongoUri: string) {
  const { db, people: everybody } = await seedProvince(mongoUri);
  const ports = await Promise.all(Array.from({ length: processes }, () => freePort()));
  const urls = ports.map((port) => `http://localhost:${port}`);
  const url = urls[0] ?? '';
  const simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${url}/app`,
    appUrl: url,
    redelivery: { enabled: false },
    webhookTimeoutMs: answeredWithinMs,
  });
  simulator.addPersonas(everybody.map(personaLine));
  const products: Product[] = [];
  // All processes have one public address, as behind a proxy.
  const env = environmentOf(url, { mongoUri, line: simulator.origin });
  for (const port of ports) products.push(await startProduct({ port, env }));
  return {
    db,
    simulator,
    urls,
    everybody,
    products,
    close: async () => {
      for (const product of products) await product.stop();
      await simulator.close();
      await db.close();
    },
  };
}

function environmentOf(
  url: string,
  { mongoUri, line }: { mongoUri: string; line: string },
): Record<string, string> {
  return {
    PUBLIC_URL: url,
    MONGODB_URI: mongoUri,
    LINE_CHANNEL_ID: channel.channelId,
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
    LIFF_ID: channel.liffId,
    LINE_API_ORIGIN: line,
    LINE_DATA_API_ORIGIN: line,
    CLOCK_START: evening,
    LOG_LEVEL: 'fatal',
  };
}

async function measure(house: House, report: Report): Promise<void> {
  const files = makeFiles();
  const uploader = await uploaderIn(house);
  const ordinary = house.everybody.filter(
    (persona) => persona.grants[0]?.role === 'officer' && persona.id !== uploader.person.id,
  );
  const answers = answersFor(house.simulator, ordinary.slice(0, people));
  // Read a picture and a workbook first, as a process that has been in use would have done.
  await sendFiles(ordinaryFiles(), uploader);
  await answers.ask({ count: warmUp });
  const others = watchOtherPrograms();
  const quiet = await answers.ask({ count: asked });
  const memory = watchMemory(house.products);
  let isLoaded = true;
  sendTexts(house.simulator);
  const startedAt = performance.now();
  const sent = sendFiles(files, uploader).finally(() => (isLoaded = false));
  const loaded = await answers.ask({ count: asked, while: () => isLoaded });
  const doors = await sent;
  const seconds = (performance.now() - startedAt) / 1_000;
  const waiting = await untilHandled(house.db);
  const peak = await memory.stop();
  tellDoors(report, doors);
  tellTimes(report, { quiet, loaded });
  report.raw('load', {
    seconds: seconds.toFixed(1),
    asked: loaded.times.length,
    'other programs on the machine': percentOf(others()),
  });
  report.bar('memory of all processes at its peak, MB', {
    value: peak.held / 1e6,
    atMost: mostMemoryBytes / 1e6,
  });
  report.raw('memory', {
    'with shared pages counted in each process, MB': Math.round(peak.resident / 1e6),
  });
  const { inbox } = house.db.stores;
  const [done, parked] = [await inbox.countBy('done'), await inbox.countBy('parked')];
  report.raw('events', { done, parked, waiting });
  report.bar('hostile texts handled or parked', {
    value: done + parked - answers.asked(),
    atLeast: hostileTextCount,
  });
  report.bar('สถานะ not answered exactly once', { value: answers.wrong(), atMost: 0 });
}

function percentOf(share: number | null): string {
  return share === null ? 'unknown' : `${Math.round(share * 100)} %`;
}

/** An officer who may add photographs to a duty, signed in to all processes. */
async function uploaderIn({ db, urls, simulator, everybody }: House) {
  const open = await db.stores.duties.find({ obligation: 'plan-mission', state: 'todo' });
  const officers = everybody.filter((persona) => persona.grants[0]?.role === 'officer');
  const held = (persona: Persona) => (areaCode: AreaCode) =>
    persona.grants.some((grant) => grant.areaCode === areaCode);
  const person = officers.find((officer) => open.some((duty) => held(officer)(duty.areaCode)));
  const duty = person && open.find((duty) => held(person)(duty.areaCode));
  if (!person || !duty) throw new Error('nobody may upload');
  const [url = ''] = urls;
  const { cookie } = await createVisitor({ url, line: simulator.origin, channel, person });
  return { person, urls, duty: duty.id, headers: { cookie, origin: url } };
}

interface Asked {
  times: number[];
}

/** Sends สถานะ person by person at a steady rate, without waiting for the answers. */
function answersFor(simulator: Simulator, whom: readonly Persona[]) {
  const counts = new Map(whom.map((persona) => [persona.lineUserId, 0]));
  const heard = (lineUserId: string): number => simulator.accountMessages(lineUserId).length;
  const before = new Map(whom.map((persona) => [persona.lineUserId, heard(persona.lineUserId)]));
  const isAnswered = (lineUserId: string, count: number): boolean =>
    heard(lineUserId) - (before.get(lineUserId) ?? 0) >= count;
  const askOne = async (lineUserId: string): Promise<number> => {
    const count = (counts.get(lineUserId) ?? 0) + 1;
    counts.set(lineUserId, count);
    const askedAt = performance.now();
    simulator.people.say({ lineUserId }, 'สถานะ');
    while (!isAnswered(lineUserId, count)) {
      if (performance.now() - askedAt > answeredWithinMs) return answeredWithinMs;
      await pause(1);
    }
    return performance.now() - askedAt;
  };
  return {
    /** Repeats this many times at least, and continues while the condition holds. */
    ask: async (of: { count: number; while?: () => boolean }): Promise<Asked> => {
      const running: Promise<number>[] = [];
      for (let at = 0; at < of.count || of.while?.(); at += 1) {
        running.push(askOne(whom[at % whom.length]?.lineUserId ?? ''));
        await pause(spacingMs);
      }
      return { times: await Promise.all(running) };
    },
    asked: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    wrong: () =>
      [...counts].reduce(
        (sum, [id, count]) => sum + Math.abs(heard(id) - (before.get(id) ?? 0) - count),
        0,
      ),
  };
}

/** The largest sums among ten samples a second. */
function watchMemory(products: readonly Product[]) {
  const peak: HeldMemory = { held: 0, resident: 0 };
  const look = async (): Promise<void> => {
    const now = sumOfMemory(await Promise.all(products.map(({ pid }) => memoryOf(pid))));
    peak.held = Math.max(peak.held, now.held);
    peak.resident = Math.max(peak.resident, now.resident);
  };
  const timer = setInterval(() => void look(), 100);
  return {
    stop: async (): Promise<HeldMemory> => {
      clearInterval(timer);
      await look();
      return peak;
    },
  };
}

/** The number of events still waiting when all are handled or the time limit is reached. */
async function untilHandled(db: Database): Promise<number> {
  const until = performance.now() + answeredWithinMs;
  let waiting = await db.stores.inbox.countBy('waiting');
  while (waiting > 0 && performance.now() < until) {
    await pause(100);
    waiting = await db.stores.inbox.countBy('waiting');
  }
  return waiting;
}

function tellDoors(report: Report, answers: readonly DoorAnswer[]): void {
  for (const [door, theirs] of Map.groupBy(answers, (answer) => answer.door)) {
    const counts = Map.groupBy(theirs, (their) => their.status);
    const seen = [...counts].map(([status, all]) => [`status ${status} ×`, all.length] as const);
    const longest = Math.max(...theirs.map((their) => their.ms));
    report.raw(door, { ...Object.fromEntries(seen), longestMs: Math.round(longest) });
  }
  const failed = answers.filter(
    ({ status, retryAfter }) => status >= 500 && !(status === 503 && retryAfter !== null),
  );
  report.bar('5xx other than 503 with Retry-After', { value: failed.length, atMost: 0 });
}

function tellTimes(report: Report, { quiet, loaded }: { quiet: Asked; loaded: Asked }): void {
  const ofQuiet = percentiles(quiet.times);
  const ofLoaded = percentiles(loaded.times);
  for (const [name, of] of Object.entries({ quiet: ofQuiet, loaded: ofLoaded }))
    report.raw(`สถานะ ${name}, ms`, {
      p50: Math.round(of.p50),
      p95: Math.round(of.p95),
      p99: Math.round(of.p99),
    });
  report.bar('สถานะ p95, loaded against quiet', {
    value: ofLoaded.p95 / ofQuiet.p95,
    atMost: mostTimesSlower,
  });
}
