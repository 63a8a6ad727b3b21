import type { ComponentType } from 'preact';
import type { Tab } from '../parts/tabs.tsx';
import type { ScreenProps } from './screen.ts';

export interface Route {
  name: string;
  pattern: string;
  tab: Tab | null;
  /** A task has its own bottom bar instead of the tabs. */
  task?: boolean;
  load: () => Promise<{ Screen: ComponentType<ScreenProps> }>;
}

/** Style sheets that are loaded with the screens that need them. */
export const formStyles = () => import('../styles/form.css');
export const commentStyles = () => import('../styles/comments.css');
export const reportStyles = () => import('../styles/submission.css');
export const roundStyles = () => import('../styles/round.css');
export const reminderStyles = () => import('../styles/reminders.css');
export const settingsStyles = () => import('../styles/settings.css');
export const peopleStyles = () => import('../styles/people.css');
export const privacyStyles = () => import('../styles/privacy.css');
export const auditStyles = () => import('../styles/audit.css');
export const searchStyles = () => import('../styles/search.css');
export const paperStyles = () => import('../styles/papers.css');
export const messageStyles = () => import('../styles/messages.css');
export const dutyStyles = () => import('../styles/duties.css');
export const reviewStyles = () => import('../styles/review.css');
export const centreStyles = () => import('../styles/centre.css');
export const helpStyles = () => import('../styles/help.css');
export const overviewStyles = () => import('../styles/overview.css');

/** Loads a screen together with its style sheets when it is first opened. */
export function withStyles<T>(screen: Promise<T>, ...sheets: Promise<unknown>[]): Promise<T> {
  return Promise.all([screen, ...sheets]).then(([loaded]) => loaded);
}
