import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createChangeHub } from '#api/live/change-hub.ts';
import { limits } from '#domain/limits.ts';
import type { DutyWatchReport } from '#models/duty-watch.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill } from '#test/support/world.ts';
import { publicUrl, startApi } from './client.ts';

const db = await testDatabase();
const api = await startApi(db);
const duty = dutyOf();
beforeAll(() => fill(db));

/** A person's open stream, read event by event. */
async function open(person: string, query = '') {
  const closing = new AbortController();
  const response = await fetch(`${api.base}/api/live${query}`, {
    headers: { cookie: await api.cookieOf(person), origin: publicUrl },
    signal: closing.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (event: string): Promise<string> => {
    for (;;) {
      const found = new RegExp(`event: ${event}\nid: (\\S+)\n`).exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return found[1] ?? '';
      }
      const part = await reader?.read();
      if (!part || part.done) throw new Error(`the stream ended before ${event}`);
      text += part.value;
    }
  };
  return { status: response.status, next, close: () => closing.abort() };
}

/**
 * The change stream starts shortly after the response, so the duty is changed repeatedly until a change is
 * heard.
 */
async function changeUntil(heard: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  void heard.then(() => done.abort());
  while (!done.signal.aborted) {
    const { version } = (await db.stores.duties.get(duty.id)) ?? duty;
    await db.stores.duties.save({ ...duty, version });
    await pause(50);
  }
  await heard;
}

describe('GET /api/live', () => {
  it('tells the head of a district about a change in it', async () => {
    const stream = await open('head');
    expect(stream.status).toBe(200);
    await stream.next('ready');
    await changeUntil(stream.next('changed'));
    stream.close();
  });

  it('tells a reconnecting page immediately that it missed a change', async () => {
    const first = await open('head');
    const last = await first.next('ready');
    await changeUntil(first.next('changed'));
    const again = await open('head', `?last=${last}`);
    expect(await again.next('changed')).not.toBe(last);
    first.close();
    again.close();
  });

  it('refuses an area that the person may not read, and more streams than the limit', async () => {
    expect((await open('head', '?area=5701')).status).toBe(403);
    const streams = [];
    for (let count = 0; count < limits.live.perPerson; count += 1)
      streams.push(await open('province'));
    expect((await open('province')).status).toBe(429);
    for (const stream of streams) stream.close();
  });
});

describe('the change hub', () => {
  const opened = { streams: 0, closed: 0 };
  let report: DutyWatchReport | null = null;
  const hub = createChangeHub({
    watch: (given) => {
      opened.streams += 1;
      report = given;
      return { close: () => Promise.resolve(void (opened.closed += 1)) };
    },
    failed: () => {},
  });

  it('opens one stream for 200 pages, sends each of many changes once, and closes the stream at the end', async () => {
    const told: string[] = [];
    const leave = Array.from({ length: 200 }, (_, at) =>
      hub.join({ area: at % 2 === 0 ? '57' : '5704', tell: (id) => told.push(id) }, null),
    );
    for (let change = 0; change < 5; change += 1) report?.changed('570101');
    while (told.length < 100) await pause(20);
    expect(opened).toEqual({ streams: 1, closed: 0 });
    expect(told).toEqual(Array.from({ length: 100 }, () => hub.newestId()));
    for (const end of leave) end();
    expect(opened).toEqual({ streams: 1, closed: 1 });
  });

  it('tells a page within a second, which leaves another one for reading the figures', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const told: string[] = [];
    const end = hub.join({ area: '57', tell: (id) => told.push(id) }, null);
    report?.changed('570401');
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([hub.newestId()]);
    end();
  });
});
