import { readFirstDay } from '#use-cases/settings/read-first-day.ts';
import { readSettings } from '#use-cases/settings/read-settings.ts';
import { editPolicy, previewPolicy, readPolicy } from '#use-cases/settings/reminder-policy.ts';
import type { reminderRows } from '#contract/reminders.ts';
import type { settingsRows } from '#contract/settings.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const settingsEndpoints: EndpointsOf<typeof settingsRows & typeof reminderRows> = {
  'settings.read': fromUseCase(readSettings),
  'firstDay.read': fromUseCase(readFirstDay),
  'reminders.read': fromUseCase(readPolicy),
  'reminders.preview': fromUseCase(previewPolicy),
  'reminders.edit': fromUseCase(editPolicy),
};
