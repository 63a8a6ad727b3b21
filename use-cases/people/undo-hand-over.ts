import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { hasGrant, restoredGrants } from '#domain/people/hand-over.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import type { Person } from '#models/persons.ts';
import { notify } from '../notices/notices.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { endRights } from './end-rights.ts';
import { endedIn, handOverKey, namedRoles, notifyColleagues } from './hand-over-notices.ts';
import { returnMessages } from './move-messages.ts';
import { seatedGrants } from './seated-grants.ts';

/**
 * Undoes a change of roles within a day. The person gets back the roles, drafts and register rows
 * that ended, and the successors keep only what they had before. Revoked invites stay revoked. A
 * second call changes nothing. Of two changes of the same role, the later one must be undone first.
 */
export const undoHandOver = command({
  name: 'person.undoHandOver',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const row = await env.stores.handOvers.get(id);
    if (!row || !mayUndo(env, row)) throw new Problem('not-found');
    if (row.undoneAt !== null) return {};
    const holder = await env.stores.persons.get(row.person);
    if (!holder || holder.erasedAt || env.now.getTime() - row.at.getTime() > limits.handOver.undoMs)
      throw new Problem('hand-over-undo-late');
    // Unsent notices are cancelled first, because ending a role cancels all messages that wait for
    // the person.
    const isUnsent = await env.stores.deliveries.cancel(handOverKey(row.id));
    await takeBackFromSuccessors(env, row);
    await giveBackToHolder(env, { row, holder });
    await returnMessages(env, row.messages);
    if (!isUnsent) {
      await notifyOfUndo(env, row);
      await notifyColleagues(env, { row, name: holder.name, isUndone: true });
    }
    await env.stores.handOvers.put({ ...row, undoneAt: env.now });
    env.audit({ subject: row.person, areaCode: row.areaCode, before: row.kept, after: row.before });
    return {};
  },
});

/** The permission that counts is today's. A head who handed over the own role cannot take it back. */
export function mayUndo({ actor }: UseCaseContext, row: HandOverRow): boolean {
  return endedIn(row).every(({ areaCode, role }) =>
    can(actor, 'people.change', { areaCode, role }),
  );
}

async function takeBackFromSuccessors(env: UseCaseContext, row: HandOverRow): Promise<void> {
  const { stores } = env;
  for (const { person: id, grants } of row.received) {
    const person = await stores.persons.get(id);
    if (!person) continue;
    // The successor has handed the role on, so a third person has it and would keep it.
    if (!grants.every((grant) => hasGrant(person.grants, grant)))
      throw new Problem('hand-over-undo-order');
    const duties = row.drafts.filter((draft) => draft.to === id).map((draft) => draft.duty);
    await stores.drafts.giveTo(duties, { from: id, to: row.person });
    await endRights(env, { person, kept: person.grants.filter((held) => !hasGrant(grants, held)) });
  }
}

async function giveBackToHolder(
  { stores }: UseCaseContext,
  { row, holder }: { row: HandOverRow; holder: Person },
): Promise<void> {
  const grants = restoredGrants(holder.grants, row);
  if (!grants) throw new Problem('hand-over-undo-order');
  const seated = new Set((await stores.members.linkedTo(holder.id)).map(({ centre }) => centre));
  const rows = (await stores.members.many(row.rows)).filter(({ centre }) => !seated.has(centre));
  await stores.members.linkFree(
    rows.map(({ id }) => id),
    holder.id,
  );
  await stores.persons.put({
    ...holder,
    grants: await seatedGrants({ stores }, { person: holder.id, grants }),
  });
}

/** The notices of the change were already sent, so both sides are told about the undo. */
async function notifyOfUndo(env: UseCaseContext, row: HandOverRow): Promise<void> {
  const { name: by } = env.actor;
  const shared = { key: `hand-over-undone:${row.id}`, areaCode: row.areaCode };
  const roles = await namedRoles(env, endedIn(row));
  await notify(env, { ...shared, people: [row.person], notice: { kind: 'roleGiven', by, roles } });
  for (const { person, grants } of row.received.filter((part) => part.grants.length > 0))
    await notify(env, {
      ...shared,
      people: [person],
      notice: {
        kind: 'roleEnded',
        by,
        roles: await namedRoles(env, grants),
        to: [],
        reason: 'ยกเลิกการโอนงาน',
      },
    });
}
