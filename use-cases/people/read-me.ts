import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { officeOf } from '../drafts/open-form.ts';
import type { Stores } from '#models/mongo/connect.ts';
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
    const notice = (await stores.persons.get(actor.person))?.notice;
    return {
      ...(notice ? { noticeVersion: notice.version } : {}),
      person: { id: actor.person, name: actor.name },
      grants: await grantViews({ stores, actor }, actor.grants),
      lead: lead?.role ?? null,
      today,
      now,
      fiscalYear: yearInView(
        letters.map((letter) => letter.fiscalYear),
        today,
      ),
      office: await officeOf({ stores }, lead?.areaCode ?? (await onlyProvince(stores))),
    };
  },
});

/** The area of a person without a role, where it cannot be another; null where there are several provinces. */
async function onlyProvince({ areas }: Pick<Stores, 'areas'>): Promise<AreaCode | null> {
  const [first, second] = await areas.ofLevel('province');
  return first && !second ? first.id : null;
}
