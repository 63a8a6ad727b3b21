import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { isSameGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import type { Invite } from '#models/invites.ts';
import { command } from '../use-case.ts';
import type { RequestContext, UseCaseContext } from '../use-case.ts';
import { endCodes, freeRows } from './end-rights.ts';
import { countingTries } from './join.ts';
import type { Tried } from './join.ts';
import { requireLeavable } from './require-not-last.ts';
import { seatedGrants } from './seated-grants.ts';

/**
 * "ไม่ใช่หน้าที่ของฉัน": a person gives back the role of a code, within a day. The code can be used
 * again, a register row linked by the code is unlinked, and earlier roles are restored. A second call
 * changes nothing.
 */
const undoJoin = command({
  name: 'join.undo',
  input: z.object({ code: z.string() }),
  run: async (env, { code }): Promise<{ person: StoredPerson }> => {
    const { stores, now } = env;
    const person = await stores.persons.get(env.actor.person);
    const invite = await stores.invites.get(inviteCodeOf(code) ?? '');
    const taken = invite?.takenBy.find((taking) => taking.person === person?.id);
    if (person && invite && !taken && (await hasUndone(env, invite))) return { person };
    if (!person || !invite || !taken) throw new Problem('invite-invalid');
    if (now.getTime() - taken.at.getTime() > limits.invite.undoMs)
      throw new Problem('join-undo-late');
    const given = person.grants.find((grant) => isSameGrant(grant, invite.grant));
    // An office has ended the role in the meantime; the code must not restore it.
    if (!given) throw new Problem('wrong-state');
    const before = taken.before ?? null;
    const others = person.grants.filter((grant) => grant !== given);
    const kept = before === null ? others : [...others, before];
    const { id } = person;
    await requireLeavable(env, { person: id, lost: before === null ? [given] : [] });
    if (taken.row) await stores.members.free(taken.row, id);
    await freeRows(env, { person: id, kept });
    const left = { ...person, grants: await seatedGrants(env, { person: id, grants: kept }) };
    await stores.persons.put(left);
    await endCodes(env, { person: id, kept });
    await stores.invites.giveBack(invite.id, person.id);
    env.audit({
      subject: person.id,
      areaCode: invite.grant.areaCode,
      note: invite.grant.role,
      before: invite.grant,
    });
    return { person: left };
  },
});

/** Wrong codes are counted, as they are for joining. */
export function undoJoinLimited(situation: RequestContext, tried: Tried) {
  return countingTries(situation, { useCase: undoJoin, tried });
}

/** True when this person gave back the role of this code within the last day. */
async function hasUndone(
  { stores, actor, now }: UseCaseContext,
  { grant: { areaCode, role } }: Invite,
): Promise<boolean> {
  const since = now.getTime() - limits.invite.undoMs;
  const rows = await stores.audit.ofSubject(actor.person);
  return rows.some(
    (row) =>
      row.action === 'join.undo' &&
      row.areaCode === areaCode &&
      row.note === role &&
      row.at.getTime() > since,
  );
}
