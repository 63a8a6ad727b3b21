import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { livePath } from '#contract/live.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { createAsk } from './ask.ts';
import { startProvince } from './province.ts';
import type { Province } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';

const screens = 200;
const changes = 5;
const settleMs = 3_000;

/** 200 open overviews: what they cost, and how soon a change is on all of them. */
export const liveBench: Bench = {
  name: 'live',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const { ask, close } = createAsk(province.app.port);
    const { cookies, area } = await readersOf(province);
    const cookieOf = (screen: number): string => cookies[screen % cookies.length] ?? '';
    const show = async (screen: number): Promise<void> => {
      const path = '/api/overview';
      const { status } = await ask({ method: 'GET', path, cookie: cookieOf(screen) });
      if (status !== 200) throw new Error(`${path}: ${status}`);
    };
    await Promise.all(cookies.map((_cookie, screen) => show(screen)));
    await pause(settleMs);
    const before = await province.app.rss();

    const shownAt = new Map<number, number>();
    const streams = await Promise.all(
      Array.from({ length: screens }, (_, screen) =>
        openStream({
          port: province.app.port,
          cookie: cookieOf(screen),
          changed: () => void show(screen).then(() => shownAt.set(screen, performance.now())),
        }),
      ),
    );
    await pause(settleMs);
    const open = await province.app.rss();

    const waiting = await province.db.stores.duties.find({ state: 'todo' });
    const duty = waiting.find(({ areaCode }) => isWithin(areaCode, area));
    if (!duty) throw new Error('no duty that waits');
    const times: number[] = [];
    let version = duty.version;
    for (let change = 0; change < changes; change += 1) {
      shownAt.clear();
      const startedAt = performance.now();
      await province.db.stores.duties.save({ ...duty, version });
      version += 1;
      await pause(settleMs);
      times.push(...[...shownAt.values()].map((at) => at - startedAt));
    }
    for (const stream of streams) stream.destroy();
    report.raw('200 open overviews', {
      streams: streams.length,
      shown: times.length,
      MB: ((open - before) / 1e6).toFixed(1),
      p50: Math.round(percentiles(times).p50),
      p95: Math.round(percentiles(times).p95),
    });
    report.bar('share of changes shown', { value: times.length / (screens * changes), atLeast: 1 });
    report.bar('memory of 200 open overviews, MB', { value: (open - before) / 1e6, atMost: 100 });
    report.bar('a change on all of them, p95 in s', {
      value: percentiles(times).p95 / 1_000,
      atMost: 2,
    });
    close();
    await province.close();
  },
};

/** Sessions of enough readers of the overview: one person may open a few streams only. */
async function readersOf({ db, people, cookieOf }: Province) {
  const head = people.find(({ grants }) => grants[0]?.role === 'districtHead');
  const area = head?.grants[0]?.areaCode;
  if (!head || !area) throw new Error('no head in the province');
  const { featured: _featured, ...person } = head;
  const copies = Array.from({ length: Math.ceil(screens / limits.live.perPerson) }, (_, no) => ({
    ...person,
    id: `reader-${no}`,
    lineUserId: `U${String(no).padStart(32, '0')}`,
  }));
  await db.stores.persons.insertMissing(copies);
  return { area, cookies: await Promise.all(copies.map(({ id }) => cookieOf(id))) };
}

interface Stream {
  port: number;
  cookie: string;
  changed: () => void;
}

async function openStream({ port, cookie, changed }: Stream): Promise<IncomingMessage> {
  const headers = { Cookie: cookie, Origin: `http://localhost:${port}` };
  const asked = get({ port, host: '127.0.0.1', path: livePath, headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`${livePath}: ${response.statusCode}`);
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    if (text.includes('event: changed')) changed();
  });
  // Closing a stream from this side is its end.
  response.on('error', () => {});
  return response;
}
