import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Me, Output } from '#contract/contract.ts';
import { isUnauthorized } from './api.ts';
import type { Answer, Api, Failure } from './api.ts';
import type { Liff } from '../liff/liff-adapter.ts';

export type SessionState =
  | { kind: 'starting' }
  | { kind: 'ready'; me: Me }
  /** The person signed out, or LINE refused to sign them in. */
  | { kind: 'ended' }
  | { kind: 'failed'; failure: Failure };

export interface Session {
  state: ReadonlySignal<SessionState>;
  /** The session has expired and could not be renewed without leaving the page. */
  expired: ReadonlySignal<boolean>;
  start(): Promise<void>;
  /** May leave the page for LINE. Answers are stored on the phone. */
  signInAgain(): Promise<void>;
  /** Without leaving the page. Concurrent callers share one renewal. */
  renew(): Promise<boolean>;
  /** After joining: the same person with other roles. */
  replace(me: Me): void;
  end(): Promise<void>;
  close(): void;
}

interface Options {
  /** A client that does not renew the session itself. */
  api: Api;
  openLiff: (config: Output<'config.read'>) => Promise<Liff>;
  /** LINE has just opened the page, so an existing cookie may be another person's. */
  isFresh: boolean;
}

export function createSession({ api, openLiff, isFresh }: Options): Session {
  const state = signal<SessionState>({ kind: 'starting' });
  const expired = signal(false);
  let liff: Liff | null = null;
  let renewing: Promise<boolean> | null = null;

  const accept = (answer: Answer<Me>): boolean => {
    state.value = answer.ok
      ? { kind: 'ready', me: answer.value }
      : { kind: 'failed', failure: answer.failure };
    return answer.ok;
  };

  const open = async (): Promise<Answer<Liff>> => {
    const config = await api.call('config.read', {});
    if (!config.ok) return config;
    liff ??= await openLiff(config.value);
    return { ok: true, value: liff };
  };

  const signIn = async (): Promise<Answer<Me>> => {
    const door = await open();
    if (!door.ok) return door;
    const first = await api.call('session.create', await door.value.start());
    if (first.ok || !isUnauthorized(first.failure)) return first;
    return api.call('session.create', await door.value.renew());
  };

  const renewInSilence = async (): Promise<boolean> => {
    const door = await open();
    const token = door.ok ? door.value.silent() : null;
    const answer = token ? await api.call('session.create', token) : null;
    expired.value = door.ok && (answer === null || (!answer.ok && isUnauthorized(answer.failure)));
    return answer?.ok === true;
  };

  /** Reports an unreachable LINE as a lost connection, so that the person can try again. */
  const trySignIn = (): Promise<Answer<Me>> =>
    signIn().catch((): Answer<Me> => ({ ok: false, failure: { kind: 'offline' } }));

  return {
    state,
    expired,
    async signInAgain() {
      accept(await trySignIn());
      expired.value = false;
    },
    async start() {
      state.value = { kind: 'starting' };
      const known = isFresh ? null : await api.call('me.read', {});
      if (known && (known.ok || !isUnauthorized(known.failure))) accept(known);
      else accept(await trySignIn());
    },
    renew() {
      renewing ??= renewInSilence()
        .catch(() => false)
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
    replace(me) {
      state.value = { kind: 'ready', me };
    },
    async end() {
      await api.call('session.end', {});
      state.value = { kind: 'ended' };
    },
    close() {
      liff?.close();
    },
  };
}

/** True in LINE's browser, after a LINE login redirect, or with the simulator's one-time code. */
export function wasOpenedByLine({
  search,
  userAgent,
}: {
  search: string;
  userAgent: string;
}): boolean {
  const query = new URLSearchParams(search);
  const marks = ['sim_code', 'liff.state', 'liffClientId'];
  return / Line\//.test(userAgent) || marks.some((name) => query.has(name));
}
