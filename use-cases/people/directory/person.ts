import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { fullCentreName } from '#domain/centre/label.ts';
import { fullName } from '#domain/fields/people.ts';
import { activityOf, reachOf } from '#domain/people/directory.ts';
import { maskedPhone } from '#domain/people/phone.ts';
import { can } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { renamed } from '#domain/people/own-name.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Person } from '#models/persons.ts';
import { command, query } from '#use-cases/use-case.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import { isInAreas, peopleAreas } from './read-directory.ts';
import { grantViews } from '../grant-views.ts';
import { escalationsOf, happened } from './person-events.ts';
import { leavingsOf } from '../leaving/read-leavings.ts';
import { openWorkOf } from './open-work.ts';
import { silenceOf } from './silence.ts';
import { urgentFirst, viewDutiesForActor } from '#use-cases/duties/duty-views.ts';

const shownDuties = 60;
const idSchema = z.string().check(z.maxLength(200));

/** One person as the office of the reader sees them. Phone numbers are masked. */
export const readPerson = query({
  name: 'person.read',
  input: z.object({ id: idSchema }),
  run: async (env, { id }) => {
    const { areas, person } = await requirePerson(env, id);
    const rows = await rowsOfPerson(env, { areas, person: id });
    const [views, silence, linked, choices, work, leavings, events, escalations, mayEdit] =
      await Promise.all([
        grantViews(env, person.grants),
        silenceOf(env, [person]),
        rowViews(env, rows),
        freeRows(env, { person, rows }),
        workOf(env, person),
        leavingsOf(env, person),
        happened(env, { areas, person: id }),
        escalationsOf(env, { areas, person }),
        mayRename(env, id),
      ]);
    return {
      id,
      name: person.name,
      lineName: person.lineName ?? null,
      grants: views.map((grant) => ({ ...grant, mayTake: mayTake(env, grant) })),
      joinedAt: person.joinedAt,
      activity: activityOf(person, env.now),
      reach: reachOf(person),
      silentDays: silence.get(id) ?? 0,
      phone: maskedPhone(phoneOf(person, rows)),
      rows: linked,
      choices,
      work,
      leavings,
      ...events,
      escalations,
      mayEdit,
    };
  },
});

function mayTake({ actor }: UseCaseContext, { areaCode, role }: Grant): boolean {
  return can(actor, 'people.change', { areaCode, role });
}

/** How many duties wait for the person, and which is the most urgent. */
async function workOf(env: UseCaseContext, person: Person) {
  const duties = (await openWorkOf(env, [person])).get(person.id) ?? [];
  const seen = urgentFirst(env, duties);
  const views = await viewDutiesForActor(env, seen.slice(0, shownDuties));
  return {
    owed: seen.length,
    late: seen.filter(({ standing }) => standing === 'overdue').length,
    duties: views.map(({ id, title, centre, standing, daysLeft, holder, progress }) => ({
      id,
      title,
      place: centre.label,
      standing,
      daysLeft,
      holder,
      progress,
    })),
  };
}

/** Shows the complete phone number. The audit records that it was shown. */
export const openPhone = command({
  name: 'person.phone',
  input: z.object({ id: idSchema }),
  run: async (env, { id }): Promise<{ phone: string }> => {
    const { areas, person } = await requirePerson(env, id);
    const phone = phoneOf(person, await rowsOfPerson(env, { areas, person: id }));
    const [grant] = person.grants;
    if (!phone || !grant) throw new Problem('not-found');
    env.audit({ subject: id, areaCode: grant.areaCode });
    return { phone };
  },
});

/** True when the number that the person entered is newer than the number in the register. */
function phoneOf({ phone }: Person, rows: readonly Member[]): string | null {
  return phone ?? rows.find((row) => row.phone !== null)?.phone ?? null;
}

/** Corrects the name by which the system calls a person. LINE's display name is kept as well. */
export const renamePerson = command({
  name: 'person.rename',
  input: z.object({
    id: idSchema,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  }),
  run: async (env, { id, name }) => {
    const { person: shown } = await requirePerson(env, id);
    const [grant] = shown.grants;
    if (!grant || !(await mayRename(env, id))) throw new Problem('not-allowed');
    if (shown.name === name) return {};
    const { lineName, formerNames } = renamed(shown, name);
    await env.stores.persons.change(id, { name, lineName, formerNames });
    env.audit({ subject: id, areaCode: grant.areaCode, before: shown.name, after: name });
    return {};
  },
});

/**
 * The name is shown wherever the person has a role, so the actor must be responsible for all these
 * places.
 */
async function mayRename({ stores, actor }: UseCaseContext, id: string): Promise<boolean> {
  const person = await stores.persons.get(id);
  return person?.grants.every(({ areaCode }) => can(actor, 'people.edit', { areaCode })) ?? false;
}

/**
 * A person with a role in the reader's areas, showing only the roles there. Other people are treated
 * as unknown.
 */
async function requirePerson(
  env: UseCaseContext,
  id: string,
): Promise<{ areas: AreaCode[]; person: Person }> {
  const areas = peopleAreas(env);
  const person = await env.stores.persons.get(id);
  const grants = person?.grants.filter(({ areaCode }) => isInAreas(areas, areaCode)) ?? [];
  if (!person || grants.length === 0) throw new Problem('not-found');
  return { areas, person: { ...person, grants } };
}

async function rowsOfPerson(
  { stores }: UseCaseContext,
  { areas, person }: { areas: readonly AreaCode[]; person: string },
): Promise<Member[]> {
  const rows = await stores.members.ofPeople([person]);
  return rows.filter(({ areaCode }) => isInAreas(areas, areaCode));
}

async function rowViews({ stores }: UseCaseContext, rows: readonly Member[]) {
  const centres = await stores.centres.many([...new Set(rows.map((row) => row.centre))]);
  const names = new Map(centres.map((centre) => [centre.id, fullCentreName(centre)]));
  return rows.map((row) => ({
    member: row.id,
    name: fullName(row),
    seatLabel: seatLabels[row.position],
    centreName: names.get(row.centre) ?? '',
    linkedBy: row.linkedBy,
  }));
}

/**
 * Register rows that may be the person: free rows of centres where the person has a role but no row
 * yet.
 */
async function freeRows(
  env: UseCaseContext,
  { person, rows }: { person: Person; rows: readonly Member[] },
) {
  const taken = new Set(rows.map((row) => row.centre));
  const centres = new Set(person.grants.flatMap(({ centre }) => centre ?? []));
  const open = [...centres].filter((centre) => !taken.has(centre));
  const sitting = await Promise.all(open.map((centre) => env.stores.members.sitting(centre)));
  return rowViews(
    env,
    sitting.flat().filter((row) => row.person === null),
  );
}
