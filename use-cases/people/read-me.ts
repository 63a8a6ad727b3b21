import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { officeOf } from '../drafts/open-form.ts';
import { query } from '../use-case.ts';
import { grantViews } from './grant-views.ts';

/** The actor, their roles and today's date. Browsers use this date instead of their own clock. */
export const readMe = query({
  name: 'me.read',
  input: z.object({}),
  run: async ({ stores, actor, now }) => {
    const lead = primaryGrant(actor.grants);
    const letters = await stores.letters.inForce(actor.grants.map((held) => held.areaCode));
    const today = bangkokDay(now);
    return {
      person: { id: actor.person, name: actor.name },
      grants: await grantViews({ stores, actor }, actor.grants),
      lead: lead?.role ?? null,
      today,
      now,
      fiscalYear: yearInView(
        letters.map((letter) => letter.fiscalYear),
        today,
      ),
      office: await officeOf({ stores }, lead?.areaCode ?? null),
    };
  },
});
