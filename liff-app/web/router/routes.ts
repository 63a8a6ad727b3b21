import type { ComponentType } from 'preact';
import type { Tab } from '../parts/tabs.tsx';
import { match } from './route-match.ts';
import type { ScreenProps } from './screen.ts';
import { Screen as Home } from '../screens/home/home.tsx';

export interface Route {
  name: string;
  pattern: string;
  tab: Tab | null;
  /** A task has its own bottom bar instead of the tabs. */
  task?: boolean;
  load: () => Promise<{ Screen: ComponentType<ScreenProps> }>;
}

const formStyles = () => import('../styles/form.css');
const commentStyles = () => import('../styles/comments.css');
const reportStyles = () => import('../styles/submission.css');
const roundStyles = () => import('../styles/round.css');
const settingsStyles = () => import('../styles/settings.css');
const auditStyles = () => import('../styles/audit.css');
export const searchStyles = () => import('../styles/search.css');
const peopleStyles = () => import('../styles/people.css');
const overviewStyles = () => import('../styles/overview.css');
/** Loaded with the form, so that it is there when the form is left without a connection. */
const backgroundSync = () => import('../sync/background-sync.ts');

/** Loads a screen together with its style sheets when it is first opened. */
function withStyles<T>(screen: Promise<T>, ...sheets: Promise<unknown>[]): Promise<T> {
  return Promise.all([screen, ...sheets]).then(([loaded]) => loaded);
}

const invitesScreen = () =>
  withStyles(import('../screens/people/invites/invites-screen.tsx'), peopleStyles());

/** Home is in the first bundle: on a weak signal a dozen small requests cost more than their bytes. */
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
    load: () => withStyles(import('../screens/duty-list.tsx'), overviewStyles()),
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
    name: 'calendar',
    pattern: '/app/calendar',
    tab: 'calendar',
    load: () => withStyles(import('../screens/calendar.tsx'), overviewStyles(), reportStyles()),
  },
  {
    name: 'centres',
    pattern: '/app/centres',
    tab: 'centres',
    load: () => withStyles(import('../screens/centres.tsx'), overviewStyles()),
  },
  {
    name: 'centre',
    pattern: '/app/centres/:id',
    tab: 'centres',
    load: () => withStyles(import('../screens/centre/centre-screen.tsx'), reportStyles()),
  },
  // Opens the codes until the list of names has its screen.
  { name: 'people', pattern: '/app/people', tab: 'people', load: () => invitesScreen() },
  {
    name: 'requests',
    pattern: '/app/people/requests',
    tab: 'people',
    load: () =>
      withStyles(import('../screens/people/requests/requests-screen.tsx'), peopleStyles()),
  },
  { name: 'invites', pattern: '/app/people/invites', tab: 'people', load: () => invitesScreen() },
  {
    name: 'invite-sheet',
    pattern: '/app/people/invites/sheet',
    tab: 'people',
    task: true,
    load: () => withStyles(import('../screens/people/invites/sheet-screen.tsx'), peopleStyles()),
  },
  {
    name: 'letter',
    pattern: '/app/letters/:id',
    tab: 'calendar',
    load: () => withStyles(import('../screens/letter/letter-screen.tsx'), settingsStyles()),
  },
  {
    name: 'settings',
    pattern: '/app/settings',
    tab: 'settings',
    load: () => withStyles(import('../screens/settings/settings-screen.tsx'), settingsStyles()),
  },
  {
    name: 'letters',
    pattern: '/app/settings/letters',
    tab: 'settings',
    load: () =>
      withStyles(import('../screens/settings/letter/letters-screen.tsx'), settingsStyles()),
  },
  {
    name: 'letter-edit',
    pattern: '/app/settings/letters/:id',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/letter/letter-editor.tsx'),
        formStyles(),
        settingsStyles(),
      ),
  },
  {
    name: 'letter-preview',
    pattern: '/app/settings/letters/:id/preview',
    tab: 'settings',
    task: true,
    load: () =>
      withStyles(import('../screens/settings/letter/letter-preview.tsx'), settingsStyles()),
  },
  {
    name: 'centres-edit',
    pattern: '/app/settings/centres',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/centres/centres-editor.tsx'),
        formStyles(),
        settingsStyles(),
      ),
  },
  {
    name: 'criteria',
    pattern: '/app/settings/criteria',
    tab: 'settings',
    load: () =>
      withStyles(import('../screens/settings/criteria/criteria-list.tsx'), settingsStyles()),
  },
  {
    name: 'criteria-set',
    pattern: '/app/settings/criteria/:id',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/criteria/criteria-editor.tsx'),
        formStyles(),
        reportStyles(),
        settingsStyles(),
      ),
  },
  {
    name: 'criteria-trial',
    pattern: '/app/settings/criteria/:id/trial',
    tab: 'settings',
    task: true,
    load: () =>
      withStyles(
        import('../screens/settings/criteria/criteria-trial.tsx'),
        formStyles(),
        settingsStyles(),
      ),
  },
  {
    name: 'holidays',
    pattern: '/app/settings/holidays',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/holidays/holidays-editor.tsx'),
        formStyles(),
        settingsStyles(),
      ),
  },
  {
    name: 'audit',
    pattern: '/app/settings/audit',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/audit/audit-screen.tsx'),
        formStyles(),
        reportStyles(),
        auditStyles(),
      ),
  },
  {
    name: 'search',
    pattern: '/app/search',
    tab: null,
    task: true,
    load: () => withStyles(import('../screens/search/search-screen.tsx'), searchStyles()),
  },
  { name: 'me', pattern: '/app/me', tab: 'me', load: () => import('../screens/me.tsx') },
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

export function routeAt(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}
