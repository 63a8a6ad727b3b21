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
  /** May leave the page for LINE’s login. Answers are stored on the phone. */
  signInAgain(): Promise<void>;
  /** Does not leave the page. Concurrent callers share one renewal. */
  renew(): Promise<boolean>;
  /** Called when the server has just accepted the session. */
  accepted(): void;
  /** Called after joining: the same person has other roles. */
  replace(me: Me): void;
  end(): Promise<void>;
  close(): void;
}

interface Options {
  /** A client that never renews the session. */
  api: Api;
  openLiff: (config: Output<'config.read'>) => Promise<Liff>;
  /** The configuration in the page. Without it the app asks the server. */
  config?: Output<'config.read'> | null;
  /** True when LINE has just opened the page, so that an existing cookie may be another person’s. */
  isFresh: boolean;
  /** The ID token that LINE's browser put into the address; LIFF is then opened later. */
  givenToken?: Token | null;
  /** Delays LIFF’s start until after the first screen, because both would compete for the network. */
  later?: (open: () => void) => void;
  /** Receives the duties that come with a new session. Only the home screen requests them. */
  onMine?: ((mine: Output<'duties.mine'>) => void) | null;
  /** How far this phone's clock is ahead of the server's, in milliseconds. */
  clockAheadMs?: () => number;
}

export function createSession({
  api,
  openLiff,
  config = null,
  isFresh,
  givenToken = null,
  later = (open) => open(),
  onMine = null,
  clockAheadMs = () => 0,
}: Options): Session {
  const state = signal<SessionState>({ kind: 'starting' });
  const expired = signal(false);
  const create = async (token: Token): Promise<Answer<Me>> => {
    const answer = await api.call('session.create', token);
    return answer.ok ? { ok: true, value: answer.value.me } : answer;
  };
  /** True when the page has just been opened, so that its first screen is not shown yet. */
  const createFirst = async (token: Token): Promise<Answer<Me>> => {
    if (!onMine) return create(token);
    const answer = await api.call('session.create', { ...token, mine: true });
    if (!answer.ok) return answer;
    if (answer.value.mine) onMine(answer.value.mine);
    return { ok: true, value: answer.value.me };
  };
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
    const answer = token ? await create(token) : null;
    expired.value =
      opened.ok && (answer === null || (!answer.ok && isUnauthorized(answer.failure)));
    return answer?.ok === true;
  };

  return {
    state,
    expired,
    async signInAgain() {
      accept(await line.signIn({ create, isAsked: true }));
      expired.value = false;
    },
    async start() {
      const isAsked = !isFirstStart;
      isFirstStart = false;
      state.value = { kind: 'starting' };
      const known = isFresh ? null : await api.call('me.read', {});
      if (known && (known.ok || !isUnauthorized(known.failure))) {
        accept(known);
        return;
      }
      const quick = givenToken && !isAsked ? await createFirst(givenToken) : null;
      if (quick?.ok) later(() => void line.open().catch(() => undefined));
      accept(quick?.ok ? quick : await line.signIn({ create: createFirst, isAsked }));
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

interface Token {
  idToken: string;
}

interface SignInRequest {
  create: (token: Token) => Promise<Answer<Me>>;
  isAsked: boolean;
}

/** Exchanges LIFF’s token for a session. Concurrent callers open LIFF only once. */
function createLineSignIn({
  api,
  openLiff,
  config: known = null,
}: Pick<Options, 'api' | 'openLiff' | 'config'>) {
  let liff: Liff | null = null;
  let opening: Promise<Answer<Liff>> | null = null;

  const openNow = async (): Promise<Answer<Liff>> => {
    const config: Answer<Output<'config.read'>> = known
      ? { ok: true, value: known }
      : await api.call('config.read', {});
    if (!config.ok) return config;
    liff = await openLiff(config.value);
    return { ok: true, value: liff };
  };

  const open = async (): Promise<Answer<Liff>> => {
    if (liff) return { ok: true, value: liff };
    opening ??= openNow().finally(() => (opening = null));
    return opening;
  };

  const signIn = async ({ create, isAsked }: SignInRequest): Promise<Answer<Me>> => {
    const opened = await open();
    if (!opened.ok) return opened;
    if (isAsked) opened.value.allowSignIn?.();
    const first = await create(await opened.value.start());
    if (first.ok || !isUnauthorized(first.failure)) return first;
    return create(await opened.value.renew());
  };

  return {
    open,
    signIn: (request: SignInRequest) =>
      signIn(request).catch(async (error: unknown): Promise<Answer<Me>> => {
        // Any answer has the server’s time, and a wrong clock is the likely cause.
        await api.call('config.read', {});
        return { ok: false, failure: signInFailure(error) };
      }),
    close: () => liff?.close(),
  };
}

/** Treats an unreachable LINE as a lost connection, so that the person can try again. */
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
