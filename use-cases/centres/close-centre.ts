import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { endCentre, movedGrants } from '#domain/centre/closing.ts';
import type { Centre } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { Problem } from '#domain/problem.ts';
import { command, requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { fullCentreName } from '#domain/centre/label.ts';

const endingSchema = z.object({
  id: z.string(),
  /** The centre it is merged into; null to close it without a merger. */
  into: z.nullable(z.string()),
  on: daySchema,
});
type Ending = z.infer<typeof endingSchema>;

/** Shows which duties will be waived, which continue, and whose seats would move. */
export const previewClosing = query({
  name: 'centre.close.preview',
  input: endingSchema,
  run: async (env, input) => {
    const { centre, into, ended, kept } = await closed(env, { ...input, reason: '' });
    return {
      name: fullCentreName(centre),
      into: into && fullCentreName(into),
      ended: ended.map(lineOf),
      kept: kept.length,
      inReview: kept.filter((duty) => duty.state === 'inReview').length,
      members: (await env.stores.persons.ofCentre(centre.id)).length,
      meetings: await env.stores.meetings.countFrom(centre.id, input.on),
    };
  },
});

function lineOf(duty: Duty) {
  return { id: duty.id, title: dutyTitle(duty), clause: duty.clause, dueOn: duty.dueOn };
}

/**
 * Closes a centre or merges it into another. Submitted reports stay; open duties are waived with a
 * dated reason. Members' seats move only if the caller asks for it. The caller confirms the number of
 * waived duties.
 */
export const closeCentre = command({
  name: 'centre.closed',
  input: z.object({
    ...endingSchema.shape,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
    ending: z.int(),
    moveMembers: z.boolean(),
  }),
  run: async (env, input) => {
    const known = await alreadyClosed(env, input);
    if (known) return { ended: 0, members: 0 };
    const { centre, into, ended } = await closed(env, input);
    if (ended.length !== input.ending)
      throw new Problem('numbers-changed', { details: { ending: ended.length } });
    const { stores } = env;
    await stores.centres.put(centre);
    await stores.duties.saveAll(ended);
    await stores.meetings.removeFrom(centre.id, input.on);
    const members = into && input.moveMembers ? await moveMembers(env, { centre, into }) : 0;
    for (const { id, areaCode, waiver } of ended)
      env.audit({ action: 'duty.waive', subject: id, areaCode, note: waiver?.reason ?? null });
    const { id, areaCode, closedOn } = centre;
    const after = { closedOn, into: into?.id ?? null, ended: ended.length, members };
    env.audit({ subject: id, areaCode, note: input.reason, after });
    return { ended: ended.length, members };
  },
});

/** True for a repeated call, which changes nothing. */
async function alreadyClosed(env: UseCaseContext, { id, into, on }: Ending): Promise<boolean> {
  const centre = await requireCentre(env, id);
  return centre.closedOn === on && (centre.closing?.into ?? null) === into;
}

/** Returns the centre if the actor may open and close centres. */
export async function requireCentre(env: UseCaseContext, id: string): Promise<Centre> {
  const centre = await env.stores.centres.get(id);
  if (!centre) throw new Problem('not-found');
  requirePermission(env, { action: 'centre.edit', subject: { areaCode: centre.areaCode } });
  return centre;
}

async function closed(env: UseCaseContext, input: Ending & { reason: string }) {
  const centre = await requireCentre(env, input.id);
  const into = input.into === null ? null : await requireCentre(env, input.into);
  const end = endCentre({
    centre,
    into,
    duties: await env.stores.duties.ofCentres([centre.id]),
    on: input.on,
    reason: input.reason,
    by: env.actor.person,
    now: env.now,
  });
  if ('refused' in end) throw new Problem(end.refused);
  return { ...end, into };
}

async function moveMembers(
  env: UseCaseContext,
  { centre, into }: { centre: Centre; into: Centre },
): Promise<number> {
  const people = await env.stores.persons.ofCentre(centre.id);
  const moved = people.map((person) => ({
    item: { ...person, grants: movedGrants(person.grants, { from: centre, into }) },
    expected: {},
  }));
  await env.stores.persons.replaceAll(moved);
  const note = `${fullCentreName(centre)} → ${fullCentreName(into)}`;
  for (const { id } of people) env.audit({ subject: id, areaCode: into.areaCode, note });
  return people.length;
}
