import { describe, expect, it } from 'vitest';
import { createApi } from '#web/api/api.ts';

interface Reply {
  status: number;
  body: unknown;
}

const none: Reply = { status: 200, body: {} };
const unauthorized: Reply = {
  status: 401,
  body: { code: 'not-signed-in', status: 401, title: 'กรุณาเข้าใช้งาน', requestId: 'r' },
};

/** A server that gives these answers in order. Null is a lost connection. */
function serverOf(replies: (Reply | null)[]) {
  const asked: { url: string; method: string; body: unknown }[] = [];
  const fetch = async (
    input: Parameters<typeof globalThis.fetch>[0],
    init?: RequestInit,
  ): Promise<Response> => {
    asked.push({
      url: typeof input === 'string' ? input : '',
      method: init?.method ?? 'GET',
      body: init?.body ?? null,
    });
    const reply = replies[Math.min(asked.length, replies.length) - 1];
    if (!reply) throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(reply.body), { status: reply.status });
  };
  return { asked, fetch };
}

function apiOf(replies: (Reply | null)[], renewed = true) {
  const server = serverOf(replies);
  let renewals = 0;
  const renew = async () => {
    renewals += 1;
    return renewed;
  };
  const api = createApi({ fetch: server.fetch, renew, retryDelaysMs: [0, 0] });
  return { api, asked: server.asked, renewals: () => renewals };
}

describe('the API client of the contract', () => {
  it('fills the path and puts the rest into the query of a read', async () => {
    const { api, asked } = apiOf([{ status: 200, body: { duties: [], total: 0, next: null } }]);
    await api.call('duties.list', { area: '5704', filter: 'late' });
    expect(asked[0]?.url).toBe('/api/duties?area=5704&filter=late');
  });

  it('fills the path and puts the rest into the body of a write', async () => {
    const { api, asked } = apiOf([
      { status: 200, body: { saved: {}, conflicts: [], refused: [] } },
    ]);
    await api.call('draft.save', { id: 'a.b/c', changes: [] });
    expect(asked[0]).toEqual({
      url: '/api/duties/a.b%2Fc/draft',
      method: 'PUT',
      body: '{"changes":[]}',
    });
  });

  it('repeats a read after a lost connection and after a server error', async () => {
    const { api, asked } = apiOf([
      null,
      { status: 503, body: {} },
      { status: 200, body: { liffId: 'l', simulatorOrigin: null } },
    ]);
    expect(await api.call('config.read', {})).toEqual({
      ok: true,
      value: { liffId: 'l', simulatorOrigin: null },
    });
    expect(asked).toHaveLength(3);
  });

  it('never repeats a write', async () => {
    const { api, asked } = apiOf([null, none]);
    expect(await api.call('draft.take', { id: 'd' })).toEqual({
      ok: false,
      failure: { kind: 'offline' },
    });
    expect(asked).toHaveLength(1);
  });

  it('signs in again without a prompt after a 401 and repeats the call once', async () => {
    const { api, asked, renewals } = apiOf([unauthorized, none]);
    expect(await api.call('draft.take', { id: 'd' })).toEqual({ ok: true, value: {} });
    expect([asked.length, renewals()]).toEqual([2, 1]);
  });

  it('reports the 401 when signing in again did not help', async () => {
    const { api, asked } = apiOf([unauthorized], false);
    const answer = await api.call('draft.take', { id: 'd' });
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'problem', problem: { status: 401 } },
    });
    expect(asked).toHaveLength(1);
  });

  it('throws a problem with its details', async () => {
    const body = {
      code: 'invalid-answers',
      status: 422,
      title: 'ยังส่งไม่ได้',
      requestId: 'r',
      details: { problems: [] },
    };
    const { api } = apiOf([{ status: 422, body }]);
    expect(await api.call('draft.take', { id: 'd' })).toEqual({
      ok: false,
      failure: { kind: 'problem', problem: body },
    });
  });

  it('treats an answer that does not match the contract as a server error', async () => {
    const { api } = apiOf([{ status: 200, body: { liffId: 7 } }]);
    expect(await api.call('config.read', {})).toMatchObject({
      ok: false,
      failure: { kind: 'problem', problem: { status: 500 } },
    });
  });

  it('gives up on a server that does not answer', async () => {
    const hang = (_: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () =>
          reject(new DOMException('aborted', 'AbortError')),
        );
      });
    const api = createApi({
      fetch: hang,
      renew: async () => false,
      timeoutMs: 5,
      retryDelaysMs: [],
    });
    expect(await api.call('me.read', {})).toEqual({ ok: false, failure: { kind: 'timeout' } });
  });
});
