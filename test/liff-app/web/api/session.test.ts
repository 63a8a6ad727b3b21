import { describe, expect, it } from 'vitest';
import type { Me, Output } from '#contract/contract.ts';
import { createApi } from '#web/api/api.ts';
import { wasOpenedByLine } from '#contract/opened-by-line.ts';
import { pageConfig } from '#web/api/page-config.ts';
import { createSession } from '#web/api/session.ts';
import { givenIdToken } from '#web/liff/given-token.ts';

const me: Me = {
  person: { id: 'p1', name: 'นางสาวดาว ทดลอง' },
  grants: [],
  lead: 'officer',
  today: '2024-12-18',
  now: '2024-12-18T01:00:00.000Z',
  fiscalYear: 2568,
  answersQuestions: false,
  office: { name: 'สำนักงานตัวอย่าง', phone: '' },
};

const mine: Output<'duties.mine'> = {
  today: '2024-12-18',
  duties: [],
  queue: [],
  asked: [],
  sentCount: 0,
  total: 3,
};

const textOf = (init: RequestInit | undefined) => (typeof init?.body === 'string' ? init.body : '');

type Told = { path: string; body: string };

/** A server with one cookie state and one valid token. */
function sessionOn({
  cookie,
  goodToken,
  isFresh = false,
  silent = { idToken: 'first' },
  config = null,
  givenToken = null,
  onMine = null,
}: {
  cookie: boolean;
  goodToken: string;
  isFresh?: boolean;
  silent?: { idToken: string } | null;
  config?: Output<'config.read'> | null;
  givenToken?: { idToken: string } | null;
  onMine?: ((mine: Output<'duties.mine'>) => void) | null;
}) {
  let opened = 0;
  let openLater = () => {};
  const told: Told[] = [];
  const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const fetch = async (
    input: Parameters<typeof globalThis.fetch>[0],
    init?: RequestInit,
  ): Promise<Response> => {
    const path = typeof input === 'string' ? input : '';
    told.push({ path, body: textOf(init) });
    if (path === '/api/config')
      return reply(200, { liffId: 'l', simulatorOrigin: null } satisfies Output<'config.read'>);
    if (path === '/api/me') return cookie ? reply(200, me) : reply(401, {});
    if (path === '/api/session' && init?.method === 'DELETE') return reply(200, {});
    const answered = { me, mine: textOf(init).includes('"mine":true') ? mine : null };
    return textOf(init).includes(goodToken) ? reply(200, answered) : reply(401, {});
  };
  const liff = {
    inClient: true,
    start: async () => ({ idToken: 'first' }),
    renew: async () => ({ idToken: 'second' }),
    silent: () => silent,
    close: () => undefined,
  };
  const api = createApi({ fetch, renew: async () => false, retryDelaysMs: [] });
  const openLiff = async () => {
    opened += 1;
    return liff;
  };
  const later = (open: () => void) => (openLater = open);
  const given = { isFresh, config, givenToken, onMine, later };
  const session = createSession({ api, openLiff, ...given });
  return { told, session, countOpened: () => opened, openLater: () => openLater() };
}

const paths = (told: Told[]) => told.map((call) => call.path);

describe('the session of a person', () => {
  it('tries the cookie first and does not call LINE when it is valid', async () => {
    const { session, told } = sessionOn({ cookie: true, goodToken: 'first' });
    await session.start();
    expect(session.state.value).toEqual({ kind: 'ready', me });
    expect(paths(told)).toEqual(['/api/me']);
  });

  it('signs in with LINE when the cookie is unknown', async () => {
    const { session, told } = sessionOn({ cookie: false, goodToken: 'first' });
    await session.start();
    expect(session.state.value.kind).toBe('ready');
    expect(paths(told)).toEqual(['/api/me', '/api/config', '/api/session']);
  });

  it('does not trust a cookie when the page was just opened by LINE', async () => {
    const { session, told } = sessionOn({ cookie: true, goodToken: 'first', isFresh: true });
    await session.start();
    expect(paths(told)).toEqual(['/api/config', '/api/session']);
  });

  it('does not ask for the configuration that the page already has', async () => {
    const config = { liffId: 'l', simulatorOrigin: null };
    const { session, told } = sessionOn({ cookie: false, goodToken: 'first', config });
    await session.start();
    expect(paths(told)).toEqual(['/api/me', '/api/session']);
  });

  it('signs in with the token in the address before LIFF has loaded', async () => {
    const config = { liffId: 'l', simulatorOrigin: null };
    const givenToken = { idToken: 'given' };
    const on = sessionOn({ cookie: true, goodToken: 'given', isFresh: true, config, givenToken });
    await on.session.start();
    expect(on.session.state.value).toEqual({ kind: 'ready', me });
    expect([paths(on.told), on.countOpened()]).toEqual([['/api/session'], 0]);
    on.openLater();
    await expect.poll(on.countOpened).toBe(1);
  });

  it('signs in with LIFF when the token in the address is refused', async () => {
    const givenToken = { idToken: 'given' };
    const on = sessionOn({ cookie: true, goodToken: 'first', isFresh: true, givenToken });
    await on.session.start();
    expect(on.session.state.value.kind).toBe('ready');
    expect(paths(on.told)).toEqual(['/api/session', '/api/config', '/api/session']);
  });

  it('opens LIFF once when a session renewal and the later start coincide', async () => {
    const givenToken = { idToken: 'first' };
    const on = sessionOn({ cookie: true, goodToken: 'first', isFresh: true, givenToken });
    await on.session.start();
    on.openLater();
    await on.session.renew();
    expect(on.countOpened()).toBe(1);
  });

  it('gets the duties of the home screen with the first session, and not with a renewal', async () => {
    const taken: unknown[] = [];
    const onMine = (value: unknown) => taken.push(value);
    const on = sessionOn({ cookie: false, goodToken: 'first', onMine });
    await on.session.start();
    await on.session.renew();
    await on.session.signInAgain();
    expect(taken).toEqual([mine]);
    expect(on.told.filter(({ body }) => body.includes('mine'))).toHaveLength(1);
  });

  it('replaces a stale token once', async () => {
    const { session, told } = sessionOn({ cookie: false, goodToken: 'second' });
    await session.start();
    expect(session.state.value.kind).toBe('ready');
    expect(told.slice(-2).map((call) => call.body)).toEqual([
      '{"idToken":"first"}',
      '{"idToken":"second"}',
    ]);
  });

  it('stops at an error page when the second token is refused', async () => {
    const { session, told } = sessionOn({ cookie: false, goodToken: 'none' });
    await session.start();
    expect(session.state.value).toMatchObject({ kind: 'failed', failure: { kind: 'problem' } });
    expect(told.filter((call) => call.path === '/api/session')).toHaveLength(2);
  });

  it('renews once for any number of simultaneously refused calls', async () => {
    const { session, told } = sessionOn({ cookie: true, goodToken: 'first' });
    await session.start();
    expect(await Promise.all([session.renew(), session.renew(), session.renew()])).toEqual([
      true,
      true,
      true,
    ]);
    expect(told.filter((call) => call.path === '/api/session')).toHaveLength(1);
  });

  it('says the session is over when LINE gives no token without a prompt, and stays on the page', async () => {
    const { session } = sessionOn({ cookie: true, goodToken: 'first', silent: null });
    await session.start();
    expect(await session.renew()).toBe(false);
    expect([session.expired.value, session.state.value.kind]).toEqual([true, 'ready']);
    await session.signInAgain();
    expect([session.expired.value, session.state.value.kind]).toEqual([false, 'ready']);
  });

  it('is not used after signing out', async () => {
    const { session } = sessionOn({ cookie: true, goodToken: 'first' });
    await session.start();
    await session.end();
    expect(session.state.value).toEqual({ kind: 'ended' });
  });
});

describe('the page of the mini-app', () => {
  it.each([
    ['?sim_code=abc', 'Mozilla/5.0', true],
    ['?liff.state=%2Fduty', 'Mozilla/5.0', true],
    ['', 'Mozilla/5.0 (Linux; Android 14) Line/15.12.0/IAB', true],
    ['?from=d1', 'Mozilla/5.0', false],
  ])('counts as opened by LINE with %j in %j: %s', (search, userAgent, expected) => {
    expect(wasOpenedByLine({ search, userAgent })).toBe(expected);
  });
});

describe('the LINE token in the page’s address', () => {
  const hash = '#access_token=a&feature_token=f&id_token=t';
  const line = 'Mozilla/5.0 (Linux; Android 14) Line/14.0.0 LIFF';

  it('is used in LINE’s browser', () => {
    expect(givenIdToken({ search: '', hash, userAgent: line })).toEqual({ idToken: 't' });
  });

  it.each<[string, Partial<Parameters<typeof givenIdToken>[0]>]>([
    ['in another browser', { userAgent: 'Mozilla/5.0' }],
    ['on the page that LIFF is about to replace', { search: '?liff.state=%2Fduty' }],
    ['when LINE gave none', { hash: '#access_token=a&feature_token=f' }],
    ['when the address has only an ID token', { hash: '#id_token=t' }],
    ['without a fragment', { hash: '' }],
  ])('is not used %s', (_what, change) => {
    expect(givenIdToken({ search: '', hash, userAgent: line, ...change })).toBeNull();
  });
});

describe('the configuration inside the page', () => {
  const pageWith = (textContent: string | null) => ({ getElementById: () => ({ textContent }) });

  it('is read without a request to the server', () => {
    const config = { liffId: 'l', simulatorOrigin: null };
    expect(pageConfig(pageWith(JSON.stringify(config)))).toEqual(config);
  });

  it.each(['', ' ', '{', '{}', '{"liffId":7,"simulatorOrigin":null}'])(
    'is missing when the element holds %j, and the server is asked',
    (text) => {
      expect(pageConfig(pageWith(text))).toBeNull();
    },
  );
});
