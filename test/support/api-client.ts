import * as z from 'zod/mini';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import { createApi } from '#web/api/api.ts';
import type { Answer } from '#web/api/api.ts';

export interface Visitor {
  /** Returns the endpoint's answer; a refusal fails the test. */
  call<N extends EndpointName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Returns refusals as well, for tests that expect one. */
  ask<N extends EndpointName>(name: N, input: Input<N>): Promise<Answer<Output<N>>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  cookie: string;
}

interface Options {
  url: string;
  line: string;
  channel: { liffId: string; loginChannelId: string };
  person: { lineUserId: string };
}

/**
 * The mini-app’s API client with a session from LINE Login. It sends the same requests without a browser.
 */
export async function createVisitor(options: Options): Promise<Visitor> {
  return visitorWith({ url: options.url, idToken: (await tokensOf(options)).id_token });
}

export async function visitorWith(of: { url: string; idToken: string }): Promise<Visitor> {
  const entered = await fetch(`${of.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: of.url },
    body: JSON.stringify({ idToken: of.idToken }),
  });
  if (!entered.ok) throw new Error(`session: ${entered.status} ${await entered.text()}`);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const own = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    headers.set('origin', of.url);
    return fetch(of.url + path, { ...init, headers });
  };
  const api = createApi({
    fetch: (path, init) => {
      if (typeof path !== 'string') throw new Error('the client asks by path');
      return own(path, init);
    },
    renew: async () => false,
    retryDelaysMs: [],
  });
  return {
    cookie,
    fetch: own,
    ask: (name, input) => api.call(name, input),
    call: async (name, input) => {
      const answer = await api.call(name, input);
      if (answer.ok) return answer.value;
      throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    },
  };
}

const tokens = z.object({ id_token: z.string(), access_token: z.string() });

/** Signs in through LINE Login as a browser does: authorize, code, token. */
export async function tokensOf({ url, line, channel, person }: Options) {
  const back = `${url}/app`;
  const door = new URL(`${line}/liff/v1/authorize`);
  door.searchParams.set('app_id', channel.liffId);
  door.searchParams.set('redirect_uri', back);
  door.searchParams.set('sim_user', person.lineUserId);
  const sent = await fetch(door, { redirect: 'manual' });
  const location = sent.headers.get('location');
  if (location === null) throw new Error(`authorize: ${sent.status} ${await sent.text()}`);
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: new URL(location).searchParams.get('code') ?? '',
    redirect_uri: back,
    client_id: channel.loginChannelId,
  });
  const answer = await fetch(`${line}/oauth2/v2.1/token`, { method: 'POST', body: form });
  return tokens.parse(await answer.json());
}
