import { signal } from '@preact/signals';
import { render } from 'preact';
import * as z from 'zod/mini';
import { createApi } from './api/api.ts';
import { AppContext } from './app-context.ts';
import type { App } from './app-context.ts';
import { AppFrame } from './app.tsx';
import { givenIdToken } from './liff/given-token.ts';
import type { Liff } from './liff/liff-adapter.ts';
import { provideStorage } from './liff/memory-storage.ts';
import { watchLetterSize } from './media.ts';
import { createCache } from './api/cache.ts';
import { createRouter } from './router/router.ts';
import { routeAt } from './router/routes.ts';
import { pageConfig } from './api/page-config.ts';
import { createSession } from './api/session.ts';
import { openIndexedDb } from './sync/indexed-db.ts';
import { createStorage } from './sync/storage.ts';
import { createLocks } from './sync/locks.ts';
import { nothingUnsynced } from './sync/unsynced.ts';
import type { Output } from '#contract/contract.ts';
import { wasOpenedByLine } from '#contract/opened-by-line.ts';

function openLiff({ liffId, simulatorOrigin }: Output<'config.read'>): Promise<Liff> {
  if (import.meta.env.MODE === 'demo' && simulatorOrigin !== null)
    return import('./liff/liff-simulator.ts').then((liff) => liff.openLiff({ simulatorOrigin }));
  restoreFragment();
  // LINE's SDK reads the storage while its modules load.
  provideStorage(window, document);
  return import('./liff/liff.ts').then((liff) => liff.openLiff({ liffId }));
}

/**
 * LINE’s browser puts its tokens there. LIFF reads them when it starts, and then removes them from the
 * address.
 */
const fragment = window.location.hash;

/** The app may have changed the address before LIFF starts. */
function restoreFragment(): void {
  const { pathname, search, hash } = window.location;
  if (fragment.includes('access_token=') && hash === '')
    window.history.replaceState(window.history.state, '', pathname + search + fragment);
}

/** The delay between the first screen and LIFF’s start. */
const liffAfterMs = 1_500;

function createApp(): App {
  const fetch = window.fetch.bind(window);
  const online = signal(navigator.onLine);
  window.addEventListener('online', () => (online.value = true));
  window.addEventListener('offline', () => (online.value = false));
  const clock = { aheadMs: 0 };
  const onServerTime = (at: Date) => (clock.aheadMs = Date.now() - at.getTime());
  const plain = createApi({ fetch, renew: async () => false, onServerTime });
  const address = {
    search: window.location.search,
    hash: window.location.hash,
    userAgent: navigator.userAgent,
  };
  const isFresh = wasOpenedByLine(address);
  const isHome = routeAt(window.location.pathname)?.route.name === 'home';
  const cache = createCache();
  // Requests the duties before the session is known, so that a signed-in person waits for one response
  // instead of two.
  if (!isFresh && isHome)
    cache.prefetch('duties.mine', { input: {}, answer: plain.call('duties.mine', {}) });
  const session = createSession({
    api: plain,
    openLiff,
    config: pageConfig(document),
    isFresh,
    givenToken: givenIdToken(address),
    later: (open) => setTimeout(open, liffAfterMs),
    onMine: isHome
      ? (value) =>
          cache.prefetch('duties.mine', { input: {}, answer: Promise.resolve({ ok: true, value }) })
      : null,
    clockAheadMs: () => clock.aheadMs,
  });
  return {
    api: createApi({
      fetch,
      renew: () => session.renew(),
      onAccepted: () => session.accepted(),
    }),
    cache,
    router: createRouter({ window }),
    session,
    storage: createStorage({ open: openIndexedDb }),
    online,
    locks: createLocks(),
    unsynced: signal(nothingUnsynced),
    toast: signal(null),
  };
}

/** Links in reminders carry the delivery id, because a tap on a link does not reach the server by itself. */
function tellSeen({ api }: App): void {
  const url = new URL(window.location.href);
  const delivery = url.searchParams.get('from');
  if (!delivery) return;
  url.searchParams.delete('from');
  window.history.replaceState(null, '', url.pathname + url.search);
  void api.call('delivery.seen', { id: delivery });
}

async function start(root: HTMLElement): Promise<void> {
  // The content security policy forbids eval, so zod must not compile its parsers.
  z.config({ jitless: true });
  const app = createApp();
  // Loads the code of the screen while the session is being read.
  void routeAt(window.location.pathname)?.route.load();
  await app.session.start();
  if (app.session.state.value.kind === 'ready') tellSeen(app);
  app.router.start();
  root.replaceChildren();
  render(
    <AppContext.Provider value={app}>
      <AppFrame />
    </AppContext.Provider>,
    root,
  );
}

const root = document.getElementById('app');
watchLetterSize({ window, document });
if (root) void start(root);
