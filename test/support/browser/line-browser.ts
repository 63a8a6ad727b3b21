import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import type { RunningApp } from '../running-app.ts';
import { watchRequests } from '../wait-for-idle.ts';

export interface Phone {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors of the page, and errors and warnings on its console. */
  complaints: string[];
  close(): Promise<void>;
}

interface Options {
  browser: Browser;
  running: RunningApp;
  person: { lineUserId: string };
  width?: number;
  height?: number;
  userAgent?: string;
  /** Pixels of the picture for each pixel of the page. */
  scale?: number;
}

/** A browser of this person with the real LIFF SDK. Our simulator answers for LINE's hosts. */
export async function openPhone(options: Options): Promise<Phone> {
  const { browser, running, person, width = 390, height = 844, userAgent, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    hasTouch: width < 1024,
    reducedMotion: 'reduce',
    ...(userAgent ? { userAgent } : {}),
  });
  const line = running.simulator.origin;
  await context.route('https://access.line.me/**', (route) => asLine(route, { line, person }));
  await context.route('https://api.line.me/**', (route) => asLine(route, { line, person }));
  const page = await context.newPage();
  watchRequests(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  return { context, page, complaints, close: () => context.close() };
}

/** One phone for each person, kept for the whole file, so that each signs in once. */
export function createPhones(options: () => Omit<Options, 'person'>) {
  const kept = new Map<string, Promise<Phone>>();
  return {
    of(person: Options['person']): Promise<Phone> {
      const held = kept.get(person.lineUserId) ?? openPhone({ ...options(), person });
      kept.set(person.lineUserId, held);
      return held;
    },
    /**
     * Errors since the last call. A person is signed in only after the first page has redirected to LINE
     * and back.
     */
    async complaints(): Promise<string[]> {
      const said = (await Promise.all(kept.values())).flatMap((phone) =>
        phone.complaints.splice(0),
      );
      return said.filter((line) => !line.includes('401'));
    },
  };
}

/** Forwards requests to the simulator, whose login page selects this person. */
async function asLine(
  route: Route,
  to: { line: string; person: { lineUserId: string } },
): Promise<void> {
  const request = route.request();
  const asked = new URL(request.url());
  const target = new URL(to.line + asked.pathname + asked.search);
  if (asked.hostname === 'access.line.me')
    target.searchParams.set('sim_user', to.person.lineUserId);
  const body = request.postDataBuffer();
  const answer = await fetch(target, {
    method: request.method(),
    redirect: 'manual',
    headers: passedOn(request.headers()),
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  const location = answer.headers.get('location');
  await route.fulfill({
    status: answer.status,
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      ...(location ? { location } : {}),
    },
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

function passedOn(headers: Record<string, string>): Record<string, string> {
  const wanted = ['content-type', 'authorization', 'accept'];
  return Object.fromEntries(
    wanted.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
