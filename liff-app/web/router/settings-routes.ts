import {
  auditStyles,
  reportStyles,
  formStyles,
  privacyStyles,
  reminderStyles,
  settingsStyles,
  withStyles,
} from './route.ts';
import type { Route } from './route.ts';

/** The routes of the screens under ตั้งค่า. */
export const settingsRoutes: readonly Route[] = [
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
    name: 'offices',
    pattern: '/app/settings/offices',
    tab: 'settings',
    load: () =>
      withStyles(import('../screens/settings/offices/offices-screen.tsx'), settingsStyles()),
  },
  {
    name: 'office-edit',
    pattern: '/app/settings/offices/:areaCode',
    tab: 'settings',
    task: true,
    load: () => withStyles(import('../screens/settings/offices/office-form.tsx'), settingsStyles()),
  },
  {
    name: 'province-edit',
    pattern: '/app/settings/province',
    tab: 'settings',
    task: true,
    load: () =>
      withStyles(import('../screens/settings/province/province-form.tsx'), settingsStyles()),
  },
  {
    name: 'reminders',
    pattern: '/app/settings/reminders',
    tab: 'settings',
    task: true,
    load: () =>
      withStyles(
        import('../screens/settings/reminders/reminders-screen.tsx'),
        formStyles(),
        reminderStyles(),
      ),
  },
  {
    name: 'privacy',
    pattern: '/app/settings/privacy',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/privacy/privacy-screen.tsx'),
        formStyles(),
        settingsStyles(),
        privacyStyles(),
      ),
  },
  {
    name: 'open-data',
    pattern: '/app/settings/open-data',
    tab: 'settings',
    load: () =>
      withStyles(
        import('../screens/settings/open-data/open-data-screen.tsx'),
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
];
