import * as z from 'zod/mini';
import { fullName } from '#domain/fields/people.ts';
import { withOwnName } from '#domain/people/own-name.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import { grantsAfterRegister } from '#domain/register/seat-grants.ts';
import type { Person } from '#models/persons.ts';
import { command, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Links a person to a row of the register. From then on the person's permissions follow the seat of
 * the row. A person without an own name, who is known by LINE's display name, gets the name in the
 * register.
 */
export const linkMember = command({
  name: 'member.link',
  input: z.object({ member: z.string(), person: z.string() }),
  run: async (env, of) => {
    const member = await requireMember(env, of.member);
    if (member.person === of.person) {
      // An earlier version linked people by an equal name. Here the officer confirms such a link.
      if (member.linkedBy === 'name')
        await env.stores.members.put({ ...member, linkedBy: 'officer' });
      return {};
    }
    const person = await requirePerson(env, { id: of.person, centre: member.centre });
    if (member.person !== null) throw new Problem('conflict');
    const linked = { ...member, person: person.id, linkedBy: 'officer' as const };
    await env.stores.members.put(linked);
    await env.stores.persons.put({
      ...withOwnName(person, fullName(member)),
      grants: grantsAfterRegister({ register: [linked], person, centre: member.centre }).grants,
    });
    env.audit({ subject: person.id, areaCode: member.areaCode, after: member.id });
    return {};
  },
});

/**
 * Unlinks a person from a row of the register. The person loses the seat but stays a member of the
 * centre. A second call changes nothing.
 */
export const unlinkMember = command({
  name: 'member.unlink',
  input: z.object({ member: z.string(), person: z.string() }),
  run: async (env, of) => {
    const { stores } = env;
    const member = await requireMember(env, of.member);
    if (member.person === null) return {};
    if (member.person !== of.person) throw new Problem('conflict');
    const freed = { ...member, person: null, linkedBy: null };
    await stores.members.put(freed);
    const person = await stores.persons.get(of.person);
    if (person)
      await stores.persons.put({
        ...person,
        grants: grantsAfterRegister({ register: [freed], person, centre: member.centre }).grants,
      });
    env.audit({ subject: of.person, areaCode: member.areaCode, before: member.id });
    return {};
  },
});

/**
 * A sitting member whom the actor may link, as an editor of the register or through the office that
 * looks after the people.
 */
async function requireMember(env: UseCaseContext, id: string): Promise<Member> {
  const member = await env.stores.members.get(id);
  const centre = member && (await env.stores.centres.get(member.centre));
  if (!member || !centre || member.until !== null) throw new Problem('not-found');
  const { areaCode, level } = centre;
  const subject = { areaCode, level, centre: centre.id, form: 'committee-register' as const };
  if (!can(env.actor, 'people.edit', { areaCode }))
    requirePermission(env, { action: 'draft.write', subject });
  return member;
}

/** A person of this centre who is not linked to its register yet. */
async function requirePerson(
  { stores }: UseCaseContext,
  of: { id: string; centre: string },
): Promise<Person> {
  const person = await stores.persons.get(of.id);
  const belongs = person?.grants.some((grant) => grant.centre === of.centre);
  if (!person || !belongs) throw new Problem('not-found');
  const rows = await stores.members.find({ centre: of.centre, person: of.id, until: null });
  if (rows.length > 0) throw new Problem('conflict');
  return person;
}
