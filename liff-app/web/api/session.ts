import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Me, Output } from '#contract/contract.ts';
import { isUnauthorized } from './api.ts';
import type { Answer, Api, Failure } from './api.ts';
import type { Liff } from '../liff/liff-adapter.ts';
import { SignInRefused } from '../liff/sign-in-attempt.ts';

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
  /** The server has just accepted the session. */
  accepted(): void;
  /** After joining: the same person with other roles. */
  replace(me: Me): void;
  end(): Promise<void>;
  close(): void;
}

interface Options {
  /** A client that does not renew the session itself. */
  api: Api;
  openLiff: (config: Output<'config.read'>) => Promise<Liff>;
  /** The configuration in the page; without it the server is asked. */
  config?: Output<'config.read'> | null;
  /** LINE has just opened the page, so an existing cookie may be another person's. */
  isFresh: boolean;
  /** How far this phone's clock is ahead of the server's, in milliseconds. */
  clockAheadMs?: () => number;
}

export function createSession({
  api,
  openLiff,
  config = null,
  isFresh,
  clockAheadMs = () => 0,
}: Options): Session {
  const state = signal<SessionState>({ kind: 'starting' });
  const expired = signal(false);
  const line = createLineSignIn({ api, openLiff, config });
  let isFirstStart = true;
  let renewing: Promise<boolean> | null = null;

  const accept = (answer: Answer<Me>): boolean => {
    state.value = answer.ok
      ? { kind: 'ready', me: answer.value }
      : { kind: 'failed', failure: withClock(answer.failure, clockAheadMs()) };
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
      accept(await line.signIn({ isAsked: true }));
      expired.value = false;
    },
    async start() {
      const isAsked = !isFirstStart;
      isFirstStart = false;
      state.value = { kind: 'starting' };
      const known = isFresh ? null : await api.call('me.read', {});
      if (known && (known.ok || !isUnauthorized(known.failure))) accept(known);
      else accept(await line.signIn({ isAsked }));
    },
    renew() {
      renewing ??= renewInSilence()
        .catch(() => false)
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
    accepted() {
      expired.value = false;
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
function createLineSignIn({
  api,
  openLiff,
  config: known = null,
}: Pick<Options, 'api' | 'openLiff' | 'config'>) {
  let liff: Liff | null = null;

  const open = async (): Promise<Answer<Liff>> => {
    const config: Answer<Output<'config.read'>> = known
      ? { ok: true, value: known }
      : await api.call('config.read', {});
    if (!config.ok) return config;
    liff ??= await openLiff(config.value);
    return { ok: true, value: liff };
  };

  const signIn = async ({ isAsked }: { isAsked: boolean }): Promise<Answer<Me>> => {
    const opened = await open();
    if (!opened.ok) return opened;
    if (isAsked) opened.value.allowSignIn?.();
    const first = await api.call('session.create', await opened.value.start());
    if (first.ok || !isUnauthorized(first.failure)) return first;
    return api.call('session.create', await opened.value.renew());
  };

  return {
    open,
    signIn: (request: { isAsked: boolean }) =>
      signIn(request).catch((error: unknown): Answer<Me> => ({
        ok: false,
        failure: signInFailure(error),
      })),
    close: () => liff?.close(),
  };
}

/** An unreachable LINE is a lost connection, so that the person can try again. */
function signInFailure(error: unknown): Failure {
  if (!(error instanceof SignInRefused)) return { kind: 'offline' };
  return signInProblem(error.reason === 'cancelled' ? 'sign-in-cancelled' : 'sign-in-refused');
}

/** LINE's tokens are valid for an hour by the phone's clock. */
const clockToleranceMs = 5 * 60_000;

/** A clock that is wrong by more than a few minutes is the likely cause of a refused sign-in. */
function withClock(failure: Failure, aheadMs: number): Failure {
  const isSignIn = failure.kind !== 'problem' || failure.problem.status === 401;
  if (!isSignIn || Math.abs(aheadMs) <= clockToleranceMs) return failure;
  return signInProblem(aheadMs > 0 ? 'clock-ahead' : 'clock-behind');
}

function signInProblem(code: string): Failure {
  return { kind: 'problem', problem: { code, status: 401, title: '', requestId: '' } };
}
