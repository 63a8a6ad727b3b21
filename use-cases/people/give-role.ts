import * as z from 'zod/mini';
import { provinceOf } from '#domain/centre/centre.ts';
import { withGrant } from '#domain/people/hand-over.ts';
import { grantKeySchema } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { notify } from '../notices/notices.ts';
import { command, requirePermission } from '../use-case.ts';
import { closeRequests } from './close-requests.ts';
import { namedRoles } from './hand-over-notices.ts';
import { requirePlace } from './require-place.ts';

/**
 * Gives a role to a person who already has one in the same province. A committee member gets no seat
 * this way, because a seat comes only from the register row that is linked to the person.
 */
export const giveRole = command({
  name: 'person.giveRole',
  input: z.object({ person: z.string(), role: grantKeySchema }),
  run: async (env, { person: id, role: key }) => {
    const { stores, now } = env;
    const { areaCode, role } = key;
    requirePermission(env, { action: 'people.change', subject: { areaCode, role } });
    const person = await stores.persons.get(id);
    const isNear = person?.grants.some(
      (grant) => provinceOf(grant.areaCode) === provinceOf(areaCode),
    );
    if (!person || !isNear) throw new Problem('not-found');
    await requirePlace(env, key);
    const grant = { ...key, seat: null };
    const grants = withGrant(person.grants, grant);
    if (grants.length === person.grants.length) return {};
    await stores.persons.put({ ...person, grants });
    await closeRequests(env, { person: id, grants: [grant] });
    await notify(env, {
      key: `role-given:${id}:${role}:${key.centre ?? areaCode}:${now.getTime()}`,
      people: [id],
      areaCode,
      urgent: true,
      notice: {
        kind: 'roleGiven',
        by: env.actor.name,
        roles: await namedRoles(env, [grant]),
      },
    });
    env.audit({ subject: id, areaCode, after: grant });
    return {};
  },
});
