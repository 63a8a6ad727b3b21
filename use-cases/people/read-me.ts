import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { primaryGrant } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { officeView } from '../drafts/open-form.ts';
import type { Stores } from '#models/mongo/connect.ts';
import { query } from '../use-case.ts';
import { answeredAreas } from '../questions/answered-areas.ts';
import { grantViews } from './grant-views.ts';

/** The actor, the actor's roles and today's date. Browsers use this date instead of their own clock. */
export const readMe = query({
  name: 'me.read',
  input: z.object({}),
  run: async ({ stores, actor, now }) => {
    const lead = primaryGrant(actor.grants);
    const today = bangkokDay(now);
    const [letters, grants, office] = await Promise.all([
      stores.letters.inForce(actor.grants.map((held) => held.areaCode)),
      grantViews({ stores, actor }, actor.grants),
      officeOfPerson(stores, lead),
    ]);
    return {
      ...(actor.noticeVersion ? { noticeVersion: actor.noticeVersion } : {}),
      person: { id: actor.person, name: actor.name },
      grants,
      lead: lead?.role ?? null,
      today,
      now,
      fiscalYear: yearInView(
        letters.map((letter) => letter.fiscalYear),
        today,
      ),
      answersQuestions: answeredAreas(actor).length > 0,
      office,
    };
  },
});

async function officeOfPerson(stores: Stores, lead: Grant | null) {
  const areaCode = lead?.areaCode ?? (await onlyProvince(stores));
  return officeView(areaCode === null ? [] : await stores.settings.around(areaCode));
}

/** The area of a person without a role. It is known only when there is one province; otherwise null. */
async function onlyProvince({ areas }: Pick<Stores, 'areas'>): Promise<AreaCode | null> {
  const [first, second] = await areas.ofLevel('province');
  return first && !second ? first.id : null;
}
