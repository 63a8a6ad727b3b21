import * as z from 'zod/mini';
import { areaCodeSchema, provinceOf } from '#domain/centre/centre.ts';
import { bangkokDay, daySchema, daysBetween } from '#domain/calendar.ts';
import { nameFor, openedCentre } from '#domain/centre/closing.ts';
import type { Centre, AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { planDuties } from '#domain/letter/letter.ts';
import { Problem } from '#domain/problem.ts';
import { command, requirePermission, query, requireAreaOf } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { fullCentreName } from '#domain/centre/label.ts';

const openingSchema = z.object({
  areaCode: areaCodeSchema,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  openedOn: daySchema,
});

/** Areas in which a centre can be opened, each with a proposed name. */
export const listPlaces = query({
  name: 'centre.places',
  input: z.object({}),
  run: async (env) => {
    const scope = requireProvince(env);
    const [areas, centres] = await Promise.all([
      env.stores.areas.within(scope),
      env.stores.centres.within(scope),
    ]);
    const here = Map.groupBy(centres, (centre) => centre.areaCode);
    return {
      today: bangkokDay(env.now),
      places: areas.map(({ id, level, name, districtName }) => ({
        areaCode: id,
        level,
        name,
        districtName,
        proposal: nameFor({ level, name }, here.get(id) ?? []),
      })),
    };
  },
});

/** The province in which the actor may open and close centres. */
function requireProvince(env: UseCaseContext): AreaCode {
  const areaCode = requireAreaOf(env, ['province']);
  requirePermission(env, { action: 'centre.edit', subject: { areaCode } });
  return areaCode;
}

/** The duties that the centre would get under the letters in force. */
export const previewOpening = query({
  name: 'centre.open.preview',
  input: openingSchema,
  run: async (env, input) => {
    const { centre, duties } = await opened(env, input);
    const today = bangkokDay(env.now);
    return {
      name: fullCentreName(centre),
      duties: duties.map((duty) => ({
        id: duty.id,
        title: dutyTitle(duty),
        clause: duty.clause,
        dueOn: duty.dueOn,
        opensOn: duty.opensOn,
        daysLeft: daysBetween(today, duty.dueOn),
      })),
    };
  },
});

/** Opens a centre. It owes every round that is not due yet. */
export const openCentre = command({
  name: 'centre.opened',
  input: z.object({
    ...openingSchema.shape,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  }),
  run: async (env, { reason, ...input }) => {
    const { centre, known, duties } = await opened(env, input);
    const added = await env.stores.duties.insertMissing(duties);
    if (!known) {
      await env.stores.centres.insert(centre);
      const { id, areaCode, name } = centre;
      env.audit({ subject: id, areaCode, note: reason, after: { name, duties: added } });
    }
    return { id: centre.id, added };
  },
});

async function opened(
  env: UseCaseContext,
  input: z.infer<typeof openingSchema>,
): Promise<{ centre: Centre; known: boolean; duties: Duty[] }> {
  const { stores, now } = env;
  const { areaCode } = input;
  requirePermission(env, { action: 'centre.edit', subject: { areaCode } });
  const area = await stores.areas.get(areaCode);
  if (!area) throw new Problem('not-found');
  const centres = await stores.centres.within(provinceOf(areaCode));
  const made = openedCentre({ ...input, area, centres, now });
  if ('refused' in made) throw new Problem(made.refused);
  const letters = await stores.letters.inForce([areaCode]);
  const holidays = await stores.holidays.days(areaCode);
  const duties = letters.flatMap((letter) =>
    planDuties({ letter, centres: [made.centre], holidays }),
  );
  const byDate = duties.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return { ...made, duties: byDate };
}
