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

/** The services every screen uses; made once in main.tsx. */
export interface App {
  api: Api;
  cache: Cache;
  router: Router;
  session: Session;
  storage: Storage;
  online: ReadonlySignal<boolean>;
  /** Locks that allow one sender for each draft. */
  locks: Locks;
  /** Changes of closed forms that only this phone has. */
  unsynced: Signal<Unsynced>;
  /** A short message at the bottom of the screen, with an optional undo. */
  toast: Signal<Toast | null>;
}

export interface Toast {
  text: string;
  undo?: () => void;
  /** How long it is shown, in milliseconds. Undefined for the usual time. */
  lastsMs?: number;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('no app around this component');
  return app;
}
