import * as z from 'zod/mini';
import { bangkokDay, daySchema, workingDayOnOrAfter } from '#domain/calendar.ts';
import { askRefusal, proposedExtension } from '#domain/duty/extension-dates.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { query } from '../use-case.ts';

/**
 * The date for an extension request: the picked one if it is allowed, else the nearest allowed date
 * with the reason for the change.
 */
export const proposeExtension = query({
  name: 'extension.propose',
  input: z.object({ id: z.string(), picked: z.optional(daySchema) }),
  run: async (env, { id, picked }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const when = {
      today: bangkokDay(env.now),
      holidays: await env.stores.holidays.days(duty.areaCode),
    };
    const refused = picked ? askRefusal(picked, { ...when, duty }) : null;
    const isDayOff = picked !== undefined && refused === 'date-day-off';
    return {
      duty: await viewOne(env, duty),
      refused,
      dueOn: isDayOff
        ? workingDayOnOrAfter(picked, when.holidays)
        : refused === null && picked
          ? picked
          : proposedExtension(duty, when),
    };
  },
});
