import * as z from 'zod/mini';
import type { Liff } from './liff-adapter.ts';
import { signInAttempt, signInMark } from './sign-in-attempt.ts';

const tokenSchema = z.object({ idToken: z.string() });

/** The adapter for the simulator on this machine. Not part of production builds. */
export async function openLiff({ simulatorOrigin }: { simulatorOrigin: string }): Promise<Liff> {
  const attempt = signInAttempt(window.location.href);
  const code = takeCode();
  const signIn = async (): Promise<never> => {
    const back = encodeURIComponent(attempt.returnTo(window.location.href));
    window.location.assign(`${simulatorOrigin}/_liff/authorize?redirect_uri=${back}`);
    return new Promise(() => undefined);
  };
  return {
    inClient: window.parent !== window,
    silent: () => null,
    start: async () => (code ? ((await exchange(simulatorOrigin, code)) ?? signIn()) : signIn()),
    renew: signIn,
    allowSignIn: () => attempt.allow(),
    close: () => window.parent.postMessage({ type: 'liff.closeWindow' }, '*'),
  };
}

async function exchange(origin: string, code: string): Promise<{ idToken: string } | null> {
  const response = await fetch(`${origin}/_liff/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return response.ok ? z.parse(tokenSchema, await response.json()) : null;
}

/** Removes the one-time code from the address, because a reload would use it again. */
function takeCode(): string | null {
  const url = new URL(window.location.href);
  const code = url.searchParams.get('sim_code');
  url.searchParams.delete('sim_code');
  url.searchParams.delete(signInMark);
  if (url.href !== window.location.href)
    window.history.replaceState(null, '', url.pathname + url.search);
  return code;
}
