import { formStyles, messageStyles, withStyles } from './route.ts';
import type { Route } from './route.ts';

/** The routes of the screens under ข้อความ. */
export const messageRoutes: readonly Route[] = [
  {
    name: 'questions',
    pattern: '/app/messages/questions',
    tab: 'messages',
    load: () =>
      withStyles(import('../screens/messages/questions/questions-screen.tsx'), messageStyles()),
  },
  {
    name: 'question',
    pattern: '/app/messages/questions/:id',
    tab: 'messages',
    task: true,
    load: () =>
      withStyles(import('../screens/messages/questions/question-screen.tsx'), messageStyles()),
  },
  {
    name: 'announcements',
    pattern: '/app/messages/announcements',
    tab: 'messages',
    load: () =>
      withStyles(
        import('../screens/messages/announcements/announcements-screen.tsx'),
        messageStyles(),
      ),
  },
  {
    name: 'announce',
    pattern: '/app/messages/announcements/new',
    tab: 'messages',
    task: true,
    load: () =>
      withStyles(
        import('../screens/messages/announcements/announce-screen.tsx'),
        formStyles(),
        messageStyles(),
      ),
  },
  {
    name: 'announcement',
    pattern: '/app/messages/announcements/:id',
    tab: 'messages',
    task: true,
    load: () =>
      withStyles(
        import('../screens/messages/announcements/announcement-screen.tsx'),
        messageStyles(),
      ),
  },
  {
    name: 'deliveries',
    pattern: '/app/messages/deliveries',
    tab: 'messages',
    load: () =>
      withStyles(import('../screens/messages/deliveries/deliveries-screen.tsx'), messageStyles()),
  },
];
