import type { Me } from '#contract/contract.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { match } from './route-match.ts';
import {
  centreStyles,
  commentStyles,
  dutyStyles,
  formStyles,
  overviewStyles,
  paperStyles,
  peopleStyles,
  privacyStyles,
  reportStyles,
  reviewStyles,
  roundStyles,
  searchStyles,
  settingsStyles,
  withStyles,
} from './route.ts';
import type { Route } from './route.ts';
import { messageRoutes } from './message-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { Screen as Home } from '../screens/home/home.tsx';

/** Loaded together with the form, so that it is available when the form is closed without a connection. */
const backgroundSync = () => import('../sync/background-sync.ts');

/** Shown instead of most screens to a person without a role. */
const welcomeRoute: Route = {
  name: 'welcome',
  pattern: '/app/welcome',
  tab: null,
  task: true,
  load: () => import('../screens/welcome.tsx'),
};

/** What a person without a role can open. */
const strangerRoutes: ReadonlySet<string> = new Set(['join', 'ask', 'me', 'notice']);

/** Shown instead of any screen until the person has accepted the privacy notice. */
const noticeRoute: Route = {
  name: 'notice',
  pattern: '/app/notice',
  tab: null,
  task: true,
  load: () => withStyles(import('../screens/notice.tsx'), privacyStyles()),
};

/**
 * The home screen is in the first bundle, because on a weak signal a dozen small requests cost more than
 * their bytes.
 */
const routes: readonly Route[] = [
  { name: 'home', pattern: '/app', tab: 'tasks', load: async () => ({ Screen: Home }) },
  {
    name: 'form',
    pattern: '/app/duty/:id/form',
    tab: 'tasks',
    task: true,
    load: () =>
      withStyles(
        import('../screens/form/form-screen.tsx'),
        formStyles(),
        commentStyles(),
        backgroundSync(),
      ),
  },
  {
    name: 'duty',
    pattern: '/app/duty/:id',
    tab: 'tasks',
    task: true,
    load: () =>
      withStyles(
        import('../screens/submission/submission-screen.tsx'),
        formStyles(),
        reportStyles(),
        commentStyles(),
      ),
  },
  {
    name: 'duties',
    pattern: '/app/duties',
    tab: 'overview',
    load: () =>
      withStyles(
        import('../screens/duties/duties-screen.tsx'),
        overviewStyles(),
        formStyles(),
        peopleStyles(),
        dutyStyles(),
      ),
  },
  {
    name: 'overview',
    pattern: '/app/overview',
    tab: 'overview',
    load: () => withStyles(import('../screens/overview/overview-screen.tsx'), overviewStyles()),
  },
  {
    name: 'sheet',
    pattern: '/app/sheet/:column',
    tab: 'tasks',
    task: true,
    load: () =>
      withStyles(import('../screens/round/round-screen.tsx'), formStyles(), roundStyles()),
  },
  {
    name: 'review',
    pattern: '/app/review/:column',
    tab: 'tasks',
    task: true,
    load: () =>
      withStyles(
        import('../screens/review/review-screen.tsx'),
        formStyles(),
        reportStyles(),
        commentStyles(),
        roundStyles(),
        reviewStyles(),
      ),
  },
  {
    name: 'papers',
    pattern: '/app/papers',
    tab: 'papers',
    load: () => withStyles(import('../screens/papers/papers-screen.tsx'), paperStyles()),
  },
  {
    name: 'calendar',
    pattern: '/app/calendar',
    tab: 'calendar',
    load: () => withStyles(import('../screens/calendar.tsx'), overviewStyles(), reportStyles()),
  },
  {
    name: 'centres',
    pattern: '/app/centres',
    tab: 'centres',
    load: () =>
      withStyles(
        import('../screens/centres-list/centres-screen.tsx'),
        overviewStyles(),
        peopleStyles(),
        dutyStyles(),
      ),
  },
  {
    name: 'centre',
    pattern: '/app/centres/:id',
    tab: 'centres',
    load: () =>
      withStyles(
        import('../screens/centre/centre-screen.tsx'),
        formStyles(),
        reportStyles(),
        centreStyles(),
      ),
  },
  {
    name: 'meeting',
    pattern: '/app/meetings/:id',
    tab: 'centres',
    task: true,
    load: () => withStyles(import('../screens/meeting/meeting-screen.tsx'), formStyles()),
  },
  {
    name: 'letter',
    pattern: '/app/letters/:id',
    tab: 'calendar',
    load: () => withStyles(import('../screens/letter/letter-screen.tsx'), settingsStyles()),
  },
  {
    name: 'letter-criteria',
    pattern: '/app/letters/:id/criteria',
    tab: 'calendar',
    load: () => withStyles(import('../screens/letter/criteria-screen.tsx'), settingsStyles()),
  },
  {
    name: 'me',
    pattern: '/app/me',
    tab: 'me',
    load: () => withStyles(import('../screens/me/me-screen.tsx'), privacyStyles()),
  },
  noticeRoute,
  ...messageRoutes,
  ...peopleRoutes,
  ...settingsRoutes,
  {
    name: 'search',
    pattern: '/app/search',
    tab: null,
    task: true,
    load: () => withStyles(import('../screens/search/search-screen.tsx'), searchStyles()),
  },
  {
    name: 'ask',
    pattern: '/app/ask',
    tab: null,
    task: true,
    load: () => withStyles(import('../screens/ask/ask-screen.tsx'), peopleStyles()),
  },
  {
    name: 'join',
    pattern: '/app/join/:code',
    tab: null,
    task: true,
    load: () => import('../screens/join.tsx'),
  },
];

interface Match {
  route: Route;
  params: Record<string, string>;
}

export function routeAt(path: string): Match | null {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}

/** The screen this person sees at an address; null when the address has none. */
export function routeFor(path: string, me: Me): Match | null {
  if (me.noticeVersion !== noticeVersion) return { route: noticeRoute, params: {} };
  const found = routeAt(path);
  if (me.lead || strangerRoutes.has(found?.route.name ?? '')) return found;
  return { route: welcomeRoute, params: {} };
}
