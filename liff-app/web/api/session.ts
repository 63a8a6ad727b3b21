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
  const line = createLineSignIn({ api, openLiff });
  let renewing: Promise<boolean> | null = null;

  const accept = (answer: Answer<Me>): boolean => {
    state.value = answer.ok
      ? { kind: 'ready', me: answer.value }
      : { kind: 'failed', failure: answer.failure };
    return answer.ok;
  };

  const renewInSilence = async (): Promise<boolean> => {
    const opened = await line.open();
    const token = opened.ok ? opened.value.silent() : null;
    const answer = token ? await api.call('session.create', token) : null;
    expired.value =
      opened.ok && (answer === null || (!answer.ok && isUnauthorized(answer.failure)));
    return answer?.ok === true;
  };

  return {
    state,
    expired,
    async signInAgain() {
      accept(await line.signIn());
      expired.value = false;
    },
    async start() {
      state.value = { kind: 'starting' };
      const known = isFresh ? null : await api.call('me.read', {});
      if (known && (known.ok || !isUnauthorized(known.failure))) accept(known);
      else accept(await line.signIn());
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
      line.close();
    },
  };
}

/** Opens LIFF once and exchanges its tokens for a session. */
function createLineSignIn({ api, openLiff }: Pick<Options, 'api' | 'openLiff'>) {
  let liff: Liff | null = null;

  const open = async (): Promise<Answer<Liff>> => {
    const config = await api.call('config.read', {});
    if (!config.ok) return config;
    liff ??= await openLiff(config.value);
    return { ok: true, value: liff };
  };

  const signIn = async (): Promise<Answer<Me>> => {
    const opened = await open();
    if (!opened.ok) return opened;
    const first = await api.call('session.create', await opened.value.start());
    if (first.ok || !isUnauthorized(first.failure)) return first;
    return api.call('session.create', await opened.value.renew());
  };

  return {
    open,
    /** Reports an unreachable LINE as a lost connection, so that the person can try again. */
    signIn: () => signIn().catch((): Answer<Me> => ({ ok: false, failure: { kind: 'offline' } })),
    close: () => liff?.close(),
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
