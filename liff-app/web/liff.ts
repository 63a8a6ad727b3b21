import liff from '@line/liff/core';
import CloseWindow from '@line/liff/close-window';
import GetIDToken from '@line/liff/get-id-token';
import IsInClient from '@line/liff/is-in-client';
import IsLoggedIn from '@line/liff/is-logged-in';
import Login from '@line/liff/login';
import Logout from '@line/liff/logout';
import type { Liff } from './liff-door.ts';

const leftovers = [
  'code',
  'state',
  'liffClientId',
  'liffRedirectUri',
  'error',
  'error_description',
];

/** The real one. Loaded only when somebody must sign in, so that it costs the first screen nothing. */
export async function openLiff({ liffId }: { liffId: string }): Promise<Liff> {
  for (const Module of [IsInClient, IsLoggedIn, Login, Logout, GetIDToken, CloseWindow])
    liff.use(new Module());
  // Nothing may touch the address before init is through: liff.state is read from it.
  await liff.init({ liffId });
  stripLeftovers();
  const renew = () => {
    if (liff.isLoggedIn() && !liff.isInClient()) liff.logout();
    return signIn();
  };
  return {
    inClient: liff.isInClient(),
    start: async () => {
      if (!liff.isLoggedIn()) return signIn();
      const idToken = liff.getIDToken();
      return idToken ? { idToken } : renew();
    },
    renew,
    close: () => liff.closeWindow(),
  };
}

/** The page is left here: no answer ever comes back to it. */
function signIn(): Promise<never> {
  liff.login({ redirectUri: window.location.href });
  return new Promise(() => undefined);
}

function stripLeftovers(): void {
  const url = new URL(window.location.href);
  if (!leftovers.some((name) => url.searchParams.has(name))) return;
  for (const name of leftovers) url.searchParams.delete(name);
  window.history.replaceState(null, '', url.pathname + url.search);
}
