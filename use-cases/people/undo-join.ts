import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { isSameGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { command } from '../use-case.ts';

/**
 * "ไม่ใช่หน้าที่ของฉัน": a person returns the role that a code gave them, within a day. The code
 * can be used again, and a register row linked by it is unlinked. A second call changes nothing.
 */
export const undoJoin = command({
  name: 'join.undo',
  input: z.object({ code: z.string() }),
  run: async (env, { code }): Promise<{ person: StoredPerson }> => {
    const { stores, now } = env;
    const person = await stores.persons.get(env.actor.person);
    const invite = await stores.invites.get(inviteCodeOf(code) ?? '');
    const taken = invite?.takenBy.find((taking) => taking.person === person?.id);
    if (!person || !invite) throw new Problem('not-found');
    if (!taken) return { person };
    if (now.getTime() - taken.at.getTime() > limits.invite.undoMs)
      throw new Problem('join-undo-late');
    const left = {
      ...person,
      grants: person.grants.filter((grant) => !isSameGrant(grant, invite.grant)),
    };
    await stores.persons.put(left);
    await stores.invites.giveBack(invite.id, person.id);
    await stores.members.unlink({ person: person.id, centre: invite.grant.centre });
    env.audit({
      subject: person.id,
      areaCode: invite.grant.areaCode,
      note: invite.grant.role,
      before: invite.grant,
    });
    return { person: left };
  },
});
