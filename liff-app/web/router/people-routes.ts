import { formStyles, peopleStyles, withStyles } from './route.ts';
import type { Route } from './route.ts';

const invitesScreen = () =>
  withStyles(import('../screens/people/invites/invites-screen.tsx'), peopleStyles());

/** The routes of the screens under คน. */
export const peopleRoutes: readonly Route[] = [
  {
    name: 'requests',
    pattern: '/app/people/requests',
    tab: 'people',
    load: () =>
      withStyles(import('../screens/people/requests/requests-screen.tsx'), peopleStyles()),
  },
  { name: 'invites', pattern: '/app/people/invites', tab: 'people', load: () => invitesScreen() },
  {
    name: 'invite-list',
    pattern: '/app/people/invites/list',
    tab: 'people',
    task: true,
    load: () =>
      withStyles(import('../screens/people/invites/list-screen.tsx'), formStyles(), peopleStyles()),
  },
  {
    name: 'invite-sheet',
    pattern: '/app/people/invites/sheet',
    tab: 'people',
    task: true,
    load: () => withStyles(import('../screens/people/invites/sheet-screen.tsx'), peopleStyles()),
  },
  {
    name: 'people',
    pattern: '/app/people',
    tab: 'people',
    load: () =>
      withStyles(
        import('../screens/people/directory/directory-screen.tsx'),
        formStyles(),
        peopleStyles(),
      ),
  },
  {
    name: 'people-not-yet',
    pattern: '/app/people/not-yet',
    tab: 'people',
    load: () => withStyles(import('../screens/people/not-yet/not-yet-screen.tsx'), peopleStyles()),
  },
  {
    name: 'person',
    pattern: '/app/people/person/:id',
    tab: 'people',
    task: true,
    load: () =>
      withStyles(
        import('../screens/people/directory/person-screen.tsx'),
        formStyles(),
        peopleStyles(),
      ),
  },
  {
    name: 'hand-over',
    pattern: '/app/people/person/:id/hand-over',
    tab: 'people',
    task: true,
    load: () =>
      withStyles(
        import('../screens/people/hand-over/hand-over-screen.tsx'),
        formStyles(),
        peopleStyles(),
      ),
  },
];
