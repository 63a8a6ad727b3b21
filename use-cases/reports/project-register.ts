import { isDeepStrictEqual } from 'node:util';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Grant } from '#domain/permissions.ts';
import { applyOrder } from '#domain/register/order.ts';
import { applyRegister } from '#domain/register/register.ts';
import { grantsAfterRegister } from '#domain/register/seat-grants.ts';
import type { Member } from '#domain/register/register.ts';
import { notifyOfDecision } from '../notices/notices.ts';
import { namedRoles } from '../people/hand-over-notices.ts';
import { changeId } from '../centres/revert-register.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Applies an accepted register, in the same transaction, to orders, members with their history, and
 * the roles of linked people.
 */
export async function projectRegister(env: UseCaseContext, duty: Duty): Promise<void> {
  if (duty.form !== 'committee-register') return;
  const { stores, now } = env;
  const accepted = await stores.submissions.newest(duty.id);
  if (!accepted) return;
  // Read before the change, because people who lose their seat cannot be found by the centre
  // afterwards.
  const people = (await stores.persons.ofCentre(duty.centre)).map((person) => person.id);
  const before = await registerOf(env, { duty, people });
  const { answers, revision } = accepted;
  const today = bangkokDay(now);
  const { centre, areaCode } = duty;
  const { under, changed } = applyOrder({
    live: await stores.orders.live(centre),
    answers,
    id: `${duty.id}.${revision}`,
    of: { centre, areaCode, duty: duty.id },
    today,
  });
  for (const order of changed) await stores.orders.put(order);
  const known = await stores.members.ever(centre);
  const seats = applyRegister({ known, answers, under, centre: { centre, areaCode }, today });
  for (const member of seats) await stores.members.put(member);
  await reseatPeople(env, duty);
  const after = await registerOf(env, { duty, people });
  await notifyUnlinked(env, { duty, before: known, after: after.members });
  await stores.registerChanges.put({
    id: changeId(duty),
    duty: duty.id,
    areaCode,
    orders: changesBetween(before.orders, after.orders),
    members: changesBetween(before.members, after.members),
    grants: changesBetween(before.grants, after.grants).map(grantsOf),
  });
}

interface Unlinking {
  duty: Duty;
  before: readonly Member[];
  after: readonly Member[];
}

/** Tells people that their row now has another person's name. The office sees them as not linked. */
async function notifyUnlinked(
  env: UseCaseContext,
  { duty, before, after }: Unlinking,
): Promise<void> {
  const linked = new Set(after.map(({ person }) => person));
  for (const { person, position, centre, areaCode, until } of before) {
    if (person === null || until !== null || linked.has(person)) continue;
    const grant = { role: 'member' as const, areaCode, centre, seat: position };
    const roles = await namedRoles(env, [grant]);
    await notifyOfDecision(env, { duty, people: [person], notice: { kind: 'unlinked', roles } });
  }
}

/**
 * The documents that a register can change. They are stored so that the change can be reverted
 * (revert-register.ts).
 */
async function registerOf(
  { stores }: UseCaseContext,
  { duty: { centre }, people }: { duty: Duty; people: readonly string[] },
) {
  const persons = await stores.persons.many(people);
  return {
    orders: await stores.orders.ofCentre(centre),
    members: await stores.members.ever(centre),
    grants: persons.map(({ id, grants }) => ({ id, grants })),
  };
}

function changesBetween<T extends { id: string }>(before: readonly T[], after: readonly T[]) {
  const find = (among: readonly T[], id: string): T | null =>
    among.find((document) => document.id === id) ?? null;
  const ids = [...new Set([...before, ...after].map((document) => document.id))];
  return ids
    .map((id) => ({ id, before: find(before, id), after: find(after, id) }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}

interface Seated {
  id: string;
  grants: Grant[];
}

function grantsOf(change: { id: string; before: Seated | null; after: Seated | null }) {
  const { id, before, after } = change;
  return { id, before: before?.grants ?? null, after: after?.grants ?? null };
}

/** Updates roles after a change of seats. A former chair may no longer submit reports; a new one may. */
async function reseatPeople(env: UseCaseContext, { centre, areaCode }: Duty): Promise<void> {
  const { stores } = env;
  const register = await stores.members.ever(centre);
  for (const person of await stores.persons.ofCentre(centre)) {
    const { grants } = grantsAfterRegister({ register, person, centre });
    if (JSON.stringify(grants) === JSON.stringify(person.grants)) continue;
    await stores.persons.put({ ...person, grants });
    env.audit({
      action: 'person.seated',
      subject: person.id,
      areaCode,
      before: person.grants,
      after: grants,
    });
  }
}
