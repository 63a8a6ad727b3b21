import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api/api.ts';
import type { Cache } from './api/cache.ts';
import type { Router } from './router/router.ts';
import type { Session } from './api/session.ts';
import type { Storage } from './sync/storage.ts';
import type { Locks } from './sync/locks.ts';
import type { Unsynced } from './sync/unsynced.ts';

/** Everything the screens are given; made once in main.tsx. */
export interface App {
  api: Api;
  cache: Cache;
  router: Router;
  session: Session;
  storage: Storage;
  online: ReadonlySignal<boolean>;
  /** Who sends which draft. */
  locks: Locks;
  /** What lies on this phone only, of forms that are not open. */
  unsynced: Signal<Unsynced>;
  /** A short word at the foot of the screen, with one way back. */
  toast: Signal<Toast | null>;
}

export interface Toast {
  text: string;
  undo?: () => void;
  /** Milliseconds on the screen, when it is not the usual time. */
  lastsMs?: number;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('no app around this component');
  return app;
}
