import { Problem } from '#domain/problem.ts';
import { listInvites } from '#use-cases/people/invites.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { cannotInviteText } from '../messages/help.ts';
import { invitesCard } from '../messages/invites.ts';
import { asksFor, withRole } from './support/asks-for.ts';

const usable: ReadonlySet<string> = new Set(['open', 'endsSoon']);

/**
 * เชิญ: shows a head or the province the invite codes that are still valid. Codes are never shown in
 * a group.
 */
export const invite: Feature = {
  name: 'invite',
  matches: (context) => !context.inGroup && asksFor(context, 'invite'),
  handle: withRole(async ({ situation, links }) => {
    try {
      const { invites } = await execute(listInvites, { situation, input: {} });
      return [
        invitesCard(
          invites.filter(({ state }) => usable.has(state)),
          links,
        ),
      ];
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-allowed')
        return [cannotInviteText(links)];
      throw error;
    }
  }),
};
