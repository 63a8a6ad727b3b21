import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { centreLabel } from '#domain/centre/label.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { officeOf } from '../drafts/open-form.ts';
import { query } from '../use-case.ts';

/** The actor, their roles and today's date, which browsers take from here. */
export const readMe = query({
  name: 'me.read',
  input: z.object({}),
  run: async ({ stores, actor, now }) => {
    const lead = primaryGrant(actor.grants);
    const areas = new Map(
      (await stores.areas.many(actor.grants.map((grant) => grant.areaCode))).map((area) => [
        area.id,
        areaLabel(area),
      ]),
    );
    const centreIds = actor.grants.flatMap((grant) => grant.centre ?? []);
    const centres = new Map(
      (await stores.centres.many(centreIds)).map((centre) => [
        centre.id,
        centreLabel(centre, actor.grants),
      ]),
    );
    const letters = await stores.letters.inForce(actor.grants.map((grant) => grant.areaCode));
    const today = bangkokDay(now);
    return {
      person: { id: actor.person, name: actor.name },
      grants: actor.grants.map((grant) => ({
        role: grant.role,
        areaCode: grant.areaCode,
        areaName: areas.get(grant.areaCode) ?? grant.areaCode,
        centre: grant.centre,
        centreName: centres.get(grant.centre ?? '') ?? null,
        seat: grant.seat,
      })),
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
