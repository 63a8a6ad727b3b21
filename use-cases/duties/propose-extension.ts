import * as z from 'zod/mini';
import { bangkokDay, daySchema, workingDayOnOrAfter } from '#domain/calendar.ts';
import { dateRefusal, proposedExtension } from '#domain/duty/extension.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { query } from '../use-case.ts';

/**
 * The date a request for more time would have: the one picked, or the nearest that can be asked for and
 * why the picked one cannot.
 */
export const proposeExtension = query({
  name: 'extension.propose',
  input: z.object({ id: z.string(), picked: z.optional(daySchema) }),
  run: async (env, { id, picked }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const when = { today: bangkokDay(env.now), holidays: await env.stores.holidays.days() };
    const refused = picked ? dateRefusal(picked, { ...when, after: duty.dueOn }) : null;
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
