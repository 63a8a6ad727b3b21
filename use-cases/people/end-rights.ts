import { can } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Leaves a person only these roles. Everything that depended on other roles ends in the same
 * transaction: open invites and group codes that the person may no longer give, and links to register
 * rows. A person without any role also loses sessions and waiting messages. Returns the ids of the
 * unlinked register rows.
 */
export async function endRights(
  env: UseCaseContext,
  { person, kept }: { person: Person; kept: readonly Grant[] },
): Promise<string[]> {
  const { stores } = env;
  await stores.persons.put({ ...person, grants: [...kept] });
  await endCodes(env, { person: person.id, kept });
  if (kept.length === 0) {
    await stores.sessions.endAll(person.id);
    await stores.deliveries.cancelOf(person.id, 'role ended');
  }
  return freeRows(env, { person: person.id, kept });
}

/** Ends the open invites and group codes that the person may no longer give. */
export async function endCodes(
  { stores, now }: UseCaseContext,
  { person, kept }: { person: string; kept: readonly Grant[] },
): Promise<void> {
  const actor = { person, grants: kept };
  for (const invite of await stores.invites.openBy(person, now)) {
    const { areaCode, role } = invite.grant;
    if (!can(actor, 'people.invite', { areaCode, role }))
      await stores.invites.put({ ...invite, revokedAt: now });
  }
  for (const group of await stores.groups.unusedBy(person))
    if (!can(actor, 'group.bind', { areaCode: group.areaCode }))
      await stores.groups.remove({ id: group.id });
}

/** Unlinks the person from register rows of centres in which the person keeps no role. */
export async function freeRows(
  { stores }: UseCaseContext,
  { person, kept }: { person: string; kept: readonly Grant[] },
): Promise<string[]> {
  const centres = new Set(kept.flatMap(({ centre }) => centre ?? []));
  const rows = (await stores.members.linkedTo(person)).filter((row) => !centres.has(row.centre));
  for (const row of rows) await stores.members.put({ ...row, person: null, linkedBy: null });
  return rows.map((row) => row.id);
}
