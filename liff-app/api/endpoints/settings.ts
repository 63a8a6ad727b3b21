import { readFirstDay } from '#use-cases/settings/read-first-day.ts';
import { readSettings } from '#use-cases/settings/read-settings.ts';
import type { settingsRows } from '#contract/settings.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const settingsEndpoints: EndpointsOf<typeof settingsRows> = {
  'settings.read': fromUseCase(readSettings),
  'firstDay.read': fromUseCase(readFirstDay),
};
