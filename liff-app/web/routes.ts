import type { ComponentType } from 'preact';
import type { Me } from '../contract.ts';
import type { Tab } from './parts/tabs.tsx';
import { match } from './router.ts';
import { Screen as Home } from './screens/home.tsx';

export interface ScreenProps {
  params: Record<string, string>;
  query: URLSearchParams;
  me: Me;
}

export interface Route {
  name: string;
  pattern: string;
  tab: Tab | null;
  /** A task has a foot of its own instead of the tabs. */
  task?: boolean;
  load: () => Promise<{ Screen: ComponentType<ScreenProps> }>;
}

/** Home comes with the frame: on a weak signal a dozen small files cost more than their bytes. */
const routes: readonly Route[] = [
  { name: 'home', pattern: '/app', tab: 'tasks', load: async () => ({ Screen: Home }) },
  {
    name: 'form',
    pattern: '/app/duty/:id/form',
    tab: 'tasks',
    task: true,
    load: () => import('./screens/form/form-screen.tsx'),
  },
  {
    name: 'duty',
    pattern: '/app/duty/:id',
    tab: 'tasks',
    task: true,
    load: () => import('./screens/submission/submission-screen.tsx'),
  },
  {
    name: 'duties',
    pattern: '/app/duties',
    tab: 'overview',
    load: () => import('./screens/duty-list.tsx'),
  },
  {
    name: 'overview',
    pattern: '/app/overview',
    tab: 'overview',
    load: () => import('./screens/overview/overview-screen.tsx'),
  },
  {
    name: 'calendar',
    pattern: '/app/calendar',
    tab: 'calendar',
    load: () => import('./screens/calendar.tsx'),
  },
  {
    name: 'centres',
    pattern: '/app/centres',
    tab: 'centres',
    load: () => import('./screens/centres.tsx'),
  },
  {
    name: 'centre',
    pattern: '/app/centres/:id',
    tab: 'centres',
    load: () => import('./screens/centre.tsx'),
  },
  { name: 'me', pattern: '/app/me', tab: 'me', load: () => import('./screens/me.tsx') },
  {
    name: 'join',
    pattern: '/app/join/:code',
    tab: null,
    task: true,
    load: () => import('./screens/join.tsx'),
  },
];

export function routeAt(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}
