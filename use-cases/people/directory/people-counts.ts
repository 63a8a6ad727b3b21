import * as z from 'zod/mini';
import { canJoinWith } from '#domain/people/invite.ts';
import { accessFigures } from '#domain/people/not-yet.ts';
import { can } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { query } from '#use-cases/use-case.ts';
import { peopleAreas } from './read-directory.ts';
import { accessWithin } from './not-yet.ts';

/** The number shown on each tab of คน: people, members without an account, requests and codes. */
export const readPeopleCounts = query({
  name: 'people.counts',
  input: z.object({}),
  run: async (env) => {
    const { stores, actor, now } = env;
    const areas = peopleAreas(env);
    const mayGive = ({ areaCode, role }: Pick<Grant, 'areaCode' | 'role'>): boolean =>
      can(actor, 'people.invite', { areaCode, role });
    const [{ access, people }, requests, invites] = await Promise.all([
      accessWithin(env, areas),
      stores.joinRequests.openIn(areas),
      stores.invites.inAreas(areas),
    ]);
    const { sitting, joined, centres, unreached } = accessFigures(access);
    return {
      directory: people.length,
      notYet: sitting - joined,
      requests: requests.filter(mayGive).length,
      invites: invites.filter((invite) => mayGive(invite.grant) && canJoinWith(invite, now)).length,
      centres,
      unreachedCentres: unreached,
    };
  },
});
