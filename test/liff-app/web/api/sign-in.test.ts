import { describe, expect, it } from 'vitest';
import type { Output } from '#contract/contract.ts';
import { createApi } from '#web/api/api.ts';
import { createSession } from '#web/api/session.ts';
import type { Liff } from '#web/liff/liff-adapter.ts';
import { memoryStorage, provideStorage } from '#web/liff/memory-storage.ts';
import { SignInRefused, signInAttempt, wasCancelled } from '#web/liff/sign-in-attempt.ts';
import { failureText } from '#web/messages.ts';

const home = 'https://app.test/app';
const hour = 3_600_000;

/**
 * A server that refuses every token, and a browser that returns from LINE each time it is redirected there.
 */
function refusedBrowser({ aheadMs = 0, fails = false } = {}) {
  let href = home;
  let navigations = 0;
  const reply = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { date: new Date(Date.now() - aheadMs).toUTCString() },
    });
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0]): Promise<Response> =>
    input === '/api/config'
      ? reply(200, { liffId: 'l', simulatorOrigin: null } satisfies Output<'config.read'>)
      : reply(401, {});
  const openLiff = async (): Promise<Liff> => {
    if (fails) throw new Error('token expired by the clock of this phone');
    const attempt = signInAttempt(href);
    const renew = async (): Promise<never> => {
      href = attempt.returnTo(home);
      navigations += 1;
      return new Promise(() => undefined);
    };
    const allowSignIn = () => attempt.allow();
    const token = { idToken: 'refused' };
    return {
      inClient: false,
      start: async () => token,
      renew,
      silent: () => token,
      allowSignIn,
      close: () => undefined,
    };
  };
  /** Loads the page as the browser does after a navigation, until no redirect follows. */
  const load = async () => {
    const clock = { aheadMs: 0 };
    const api = createApi({
      fetch,
      renew: async () => false,
      onServerTime: (at) => (clock.aheadMs = Date.now() - at.getTime()),
      retryDelaysMs: [],
    });
    const session = createSession({
      api,
      openLiff,
      isFresh: false,
      clockAheadMs: () => clock.aheadMs,
    });
    const before = navigations;
    const left = async () => {
      while (navigations === before) await new Promise((resolve) => setImmediate(resolve));
    };
    await Promise.race([session.start(), left()]);
    return session;
  };
  return { load, count: () => navigations };
}

function titleOf(session: Awaited<ReturnType<ReturnType<typeof refusedBrowser>['load']>>) {
  const { value } = session.state;
  return value.kind === 'failed' ? failureText(value.failure).title : value.kind;
}

describe('signing in with a token that is always refused', () => {
  it('redirects to LINE once and then says what to do', async () => {
    const browser = refusedBrowser();
    await browser.load();
    const session = await browser.load();
    expect(browser.count()).toBe(1);
    expect(titleOf(session)).toBe('เข้าใช้งานด้วย LINE ไม่สำเร็จ');
  });

  it('redirects once more when the person asks for it', async () => {
    const browser = refusedBrowser();
    await browser.load();
    const session = await browser.load();
    void session.start();
    await expect.poll(() => browser.count()).toBe(2);
  });
});

describe('a consent that the person cancelled', () => {
  it('is read from the address that LINE returns to', () => {
    expect(wasCancelled(`${home}?error=access_denied&state=x`)).toBe(true);
    expect(wasCancelled(`${home}?code=1&state=x`)).toBe(false);
  });

  it('is explained with its own text', async () => {
    const api = createApi({
      fetch: async (input) =>
        input === '/api/config'
          ? new Response(JSON.stringify({ liffId: 'l', simulatorOrigin: null }))
          : new Response('{}', { status: 401 }),
      renew: async () => false,
    });
    const openLiff = () => Promise.reject(new SignInRefused('cancelled'));
    const session = createSession({ api, openLiff, isFresh: false });
    await session.start();
    expect(titleOf(session)).toBe('ยังไม่ได้อนุญาตให้เข้าใช้งาน');
  });
});

describe('a phone whose clock is wrong', () => {
  it.each([
    [2 * hour, 'นาฬิกาในเครื่องเร็วเกินไป'],
    [-2 * hour, 'นาฬิกาในเครื่องช้าเกินไป'],
    [60_000, 'ไม่มีสัญญาณอินเทอร์เน็ต'],
  ])(
    'gets that explanation when signing in fails, but not for a minute: %i ms',
    async (aheadMs, title) => {
      const session = await refusedBrowser({ aheadMs, fails: true }).load();
      expect(titleOf(session)).toBe(title);
    },
  );
});

describe('a browser that blocks its storage', () => {
  it('gets a storage that lasts as long as the page', () => {
    const blocked = {};
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(blocked, name, {
        configurable: true,
        get: () => {
          throw new Error('SecurityError');
        },
      });
    provideStorage(blocked, { cookie: '' });
    const storage: unknown = Reflect.get(blocked, 'localStorage');
    expect(storage).toHaveProperty('length', 0);
  });

  it('returns what was written', () => {
    const storage = memoryStorage({ cookie: '' });
    storage.setItem('a', '1');
    expect([storage.getItem('a'), storage.key(0), storage.length]).toEqual(['1', 'a', 1]);
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
  });

  it('keeps only the secret of a login for the page after the redirect', () => {
    const document = { cookie: '' };
    const before = memoryStorage(document);
    before.setItem('LIFF_STORE:1:loginTmp', '{"codeVerifier":"v"}');
    before.setItem('LIFF_STORE:1:IDToken', 'token');
    const [kept = ''] = document.cookie.split('; path');
    const after = memoryStorage({ cookie: kept });
    expect(after.getItem('LIFF_STORE:1:loginTmp')).toBe('{"codeVerifier":"v"}');
    expect(after.getItem('LIFF_STORE:1:IDToken')).toBeNull();
  });
});
