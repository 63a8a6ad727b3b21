import { bangkokDay } from '#domain/calendar.ts';
import type { HandOver } from '#domain/people/hand-over.ts';
import { isWorkOf } from '#domain/people/open-work.ts';
import { provinceOf } from '#domain/centre/centre.ts';
import { isSameGrant } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import type { Person } from '#models/persons.ts';
import { notify } from '../notices/notices.ts';
import type { UseCaseContext } from '../use-case.ts';
import { grantViews } from './grant-views.ts';

type NamedRoles = Extract<Notice, { kind: 'roleGiven' }>['roles'];

export interface Successor {
  person: Person;
  /** Roles that the successor did not have before. */
  added: Grant[];
}

/** How many duties a notice names. The screen that it opens shows all of them. */
const maxDuties = 100;

/** Key prefix of the messages about one change of roles. */
export function handOverKey(id: string): string {
  return `hand-over:${id}:`;
}

/** Sends each successor one message: whose work it was, which places, and what is open. */
export async function notifySuccessors(
  env: UseCaseContext,
  { row, holder, change }: { row: HandOverRow; holder: Person; change: HandOver },
): Promise<void> {
  for (const [person, grants] of change.received) {
    await notify(env, {
      key: `${handOverKey(row.id)}received`,
      people: [person],
      areaCode: row.areaCode,
      urgent: true,
      notice: {
        kind: 'handedOver',
        from: holder.name,
        by: env.actor.name,
        roles: await namedRoles(env, grants),
        duties: await openDuties(env, grants),
        drafts: row.drafts.filter((draft) => draft.to === person).length,
      },
    });
  }
}

/** Tells the person which roles ended and why, and who continues the work. */
export async function notifyHolder(
  env: UseCaseContext,
  {
    row,
    change,
    successors,
  }: { row: HandOverRow; change: HandOver; successors: readonly Successor[] },
): Promise<void> {
  await notify(env, {
    key: `${handOverKey(row.id)}ended`,
    people: [row.person],
    areaCode: row.areaCode,
    notice: {
      kind: 'roleEnded',
      by: env.actor.name,
      roles: await namedRoles(env, change.ended),
      to: successors.map(({ person }) => person.name),
      reason: row.reason,
    },
  });
}

interface Ending {
  row: HandOverRow;
  name: string;
  isUndone?: boolean;
}

/**
 * Tells the other heads of the district and the province that a head's role has ended or was given
 * back, so that no head loses the role unnoticed.
 */
export async function notifyColleagues(
  env: UseCaseContext,
  { row, name, isUndone = false }: Ending,
): Promise<void> {
  const { persons } = env.stores;
  const ended = endedIn(row).filter(({ role }) => role === 'districtHead');
  for (const { areaCode, ...role } of ended) {
    const heads = await persons.holding('districtHead', [areaCode]);
    const province = await persons.holding('province', [provinceOf(areaCode)]);
    const people = [...heads, ...province].map(({ id }) => id).filter((id) => id !== row.person);
    const roles = await namedRoles(env, [{ areaCode, ...role }]);
    const { reason } = row;
    await notify(env, {
      key: isUndone ? `hand-over-undone:${row.id}:head` : `${handOverKey(row.id)}head`,
      people: [...new Set(people)],
      areaCode,
      notice: { kind: 'headChanged', name, by: env.actor.name, roles, reason, isUndone },
    });
  }
}

export function endedIn({ before, kept }: Pick<HandOverRow, 'before' | 'kept'>): Grant[] {
  return before.filter((grant) => !kept.some((held) => isSameGrant(held, grant)));
}

/** Roles with the full names of their places. */
export async function namedRoles(
  { stores, actor }: UseCaseContext,
  grants: readonly Grant[],
): Promise<NamedRoles> {
  // Places have their full names, because the reader may not know the actor's areas.
  const views = await grantViews({ stores, actor: { ...actor, grants: [] } }, grants);
  return views.map(({ role, seat, areaName, centreName }) => ({
    role,
    seat,
    place: centreName ?? areaName,
  }));
}

async function openDuties(
  { stores, now }: UseCaseContext,
  grants: readonly Grant[],
): Promise<string[]> {
  const today = bangkokDay(now);
  const scopes = grants.map(({ areaCode }) => ({ within: areaCode }));
  const duties = await stores.duties.demandedOfScopes(scopes);
  return duties
    .filter((duty) => grants.some((grant) => isWorkOf(duty, { grant, today })))
    .map(({ id }) => id)
    .slice(0, maxDuties);
}
