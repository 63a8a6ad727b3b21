import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Simulator } from '#simulator/index.ts';
import { daw, push, startSimulator } from '../simulator/test-driver.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { startRunningApp } from '../support/running-app.ts';

let browser: Browser;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(() => closePages(browser));
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  for (const close of closers.splice(0)) await close();
});

async function openMonth(simulator: Simulator) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(simulator.origin);
  const month = page.getByRole('group', { name: 'เล่นทั้งเดือน' });
  await month.getByRole('button', { name: 'เร็ว' }).click();
  const play = month.getByRole('button', { name: 'เล่นทั้งเดือน' });
  const stop = month.getByRole('button', { name: 'หยุด' });
  return { play, stop, days: month.getByRole('listitem') };
}

/**
 * An app that sends two messages on each move of its clock. It answers the third move only after
 * `release`, so that a slow browser finds the month still playing.
 */
async function startSendingApp(simulator: Simulator) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let now = new Date('2024-12-18T08:00:00+07:00');
  const moves: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = () => response.end(JSON.stringify({ now: now.toISOString() }));
      if (request.method !== 'POST') return answer();
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      now = new Date(z.object({ now: z.string() }).parse(body).now);
      moves.push(now.toISOString());
      return void push(simulator, 'เช้า')
        .then(() => push(simulator, 'สาย'))
        .then(() => (moves.length === 3 ? released : undefined))
        .then(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closers.push(async () => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  simulator.connect({ appUrl: `http://localhost:${port}` });
  return { moves, release };
}

test('a simulated month stops on request, runs to its end and counts the messages of each day', async () => {
  const simulator = await startSimulator();
  const { moves, release } = await startSendingApp(simulator);
  const { play, stop, days } = await openMonth(simulator);
  await play.click();
  await days.nth(1).waitFor();
  await stop.click();
  release();
  await play.waitFor();
  const stoppedAfter = moves.length;
  await play.click();
  await stop.waitFor();
  await play.waitFor();
  const played = await days.allTextContents();
  expect(played).toHaveLength(moves.length - stoppedAfter);
  expect(played.length).toBeGreaterThan(15);
  expect(played.filter((day) => !day.endsWith('2'))).toEqual([]);
  expect(played.filter((day) => /^(เสาร์|อาทิตย์)/.test(day))).toEqual([]);
  expect(moves).toEqual([...new Set(moves)].toSorted((a, b) => a.localeCompare(b)));
  expect(simulator.chat(daw)).toHaveLength(moves.length * 2);
});

test('days simulated one after the other send no card twice', async () => {
  const { simulator, people, complaints, close } = await startRunningApp({ demo: true });
  closers.push(close);
  const { play, stop, days } = await openMonth(simulator);
  await play.click();
  await days.nth(2).waitFor();
  await stop.click();
  await play.waitFor();
  const twice = people.flatMap(({ lineUserId }) => {
    const cards = simulator
      .chat(lineUserId ?? '')
      .filter(({ from }) => from === 'account')
      .map(({ at, message }) => JSON.stringify([at.slice(0, 16), message]));
    return cards.filter((card, index) => cards.indexOf(card) !== index);
  });
  expect(twice).toEqual([]);
  expect(complaints).toEqual([]);
});
