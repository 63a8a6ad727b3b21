import { signal } from '@preact/signals';
import { render } from 'preact';
import * as z from 'zod/mini';
import { createApi } from './api/api.ts';
import { AppContext } from './app-context.ts';
import type { App } from './app-context.ts';
import { AppFrame } from './app.tsx';
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
  // LINE's SDK reads the storage while its modules load.
  provideStorage(window, document);
  return import('./liff/liff.ts').then((liff) => liff.openLiff({ liffId }));
}

function createApp(): App {
  const fetch = window.fetch.bind(window);
  const online = signal(navigator.onLine);
  window.addEventListener('online', () => (online.value = true));
  window.addEventListener('offline', () => (online.value = false));
  const clock = { aheadMs: 0 };
  const onServerTime = (at: Date) => (clock.aheadMs = Date.now() - at.getTime());
  const plain = createApi({ fetch, renew: async () => false, onServerTime });
  const isFresh = wasOpenedByLine({
    search: window.location.search,
    userAgent: navigator.userAgent,
  });
  const cache = createCache();
  // Ask for the duties before the session is known: a signed-in person then waits for one answer, not two.
  if (!isFresh && routeAt(window.location.pathname)?.route.name === 'home')
    cache.prefetch('duties.mine', { input: {}, answer: plain.call('duties.mine', {}) });
  const session = createSession({
    api: plain,
    openLiff,
    config: pageConfig(document),
    isFresh,
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
  // Load the code of the screen while the session is being read.
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
