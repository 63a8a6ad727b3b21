import liff from '@line/liff/core';
import CloseWindow from '@line/liff/close-window';
import GetIDToken from '@line/liff/get-id-token';
import IsInClient from '@line/liff/is-in-client';
import IsLoggedIn from '@line/liff/is-logged-in';
import Login from '@line/liff/login';
import Logout from '@line/liff/logout';
import type { Liff } from './liff-adapter.ts';
import { SignInRefused, signInAttempt, signInMark, wasCancelled } from './sign-in-attempt.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

const leftovers = [
  'code',
  'state',
  'liffClientId',
  'liffRedirectUri',
  'error',
  'error_description',
  'liffOAuth2Error',
  signInMark,
];

/** The adapter for LINE's SDK. Loaded only for signing in, so it does not slow the first screen. */
export async function openLiff({ liffId }: { liffId: string }): Promise<Liff> {
  const attempt = signInAttempt(window.location.href);
  if (wasCancelled(window.location.href)) {
    stripLeftovers();
    throw new SignInRefused('cancelled');
  }
  for (const Module of [IsInClient, IsLoggedIn, Login, Logout, GetIDToken, CloseWindow])
    liff.use(new Module());
  // Nothing may change the address before init has finished, because init reads liff.state from it.
  await liff.init({ liffId });
  stripLeftovers();
  const renew = () => {
    // Inside LINE there is no login page; reloading the page brings a new token.
    if (liff.isInClient()) return reopen();
    return signIn(attempt);
  };
  const silent = () => {
    const idToken = liff.isLoggedIn() ? liff.getIDToken() : null;
    return idToken ? { idToken } : null;
  };
  return {
    silent,
    inClient: liff.isInClient(),
    start: async () => silent() ?? (await renew()),
    renew,
    allowSignIn: () => attempt.allow(),
    close: () => liff.closeWindow(),
  };
}

const staleKey = 'prasan-stale-token';

/** Reloads at most once for the same token, to prevent a reload loop. */
function reopen(): Promise<never> {
  const token = liff.getIDToken() ?? 'none';
  if (sessionStorage.getItem(staleKey) === token)
    return Promise.reject(new SignInRefused('refused'));
  sessionStorage.setItem(staleKey, token);
  window.location.reload();
  return new Promise(() => undefined);
}

/** The browser leaves the page here, so the promise never resolves. */
async function signIn(attempt: SignInAttempt): Promise<never> {
  const redirectUri = attempt.returnTo(window.location.href);
  if (liff.isLoggedIn()) liff.logout();
  liff.login({ redirectUri });
  return new Promise(() => undefined);
}

function stripLeftovers(): void {
  const url = new URL(window.location.href);
  if (!leftovers.some((name) => url.searchParams.has(name))) return;
  for (const name of leftovers) url.searchParams.delete(name);
  window.history.replaceState(null, '', url.pathname + url.search);
}
