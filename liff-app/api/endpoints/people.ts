import {
  createInvite,
  createInvites,
  listInvites,
  revokeInvite,
} from '#use-cases/people/invites.ts';
import { readInvitePlaces } from '#use-cases/people/invite-places.ts';
import { actorOf, previewJoinLimited } from '#use-cases/people/join.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { undoJoinLimited } from '#use-cases/people/undo-join.ts';
import { execute } from '#use-cases/use-case.ts';
import { createListedInvites, readListedPeople } from '#use-cases/people/invite-list.ts';
import type { inviteListRows } from '#contract/people/invite-list.ts';
import type { peopleRows } from '#contract/people/invites.ts';
import { joinUrlOf } from '../join-url.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf, PublicConfig } from './endpoint.ts';

export function peopleEndpoints(
  config: PublicConfig,
): EndpointsOf<typeof peopleRows & typeof inviteListRows> {
  const joinUrl = joinUrlOf(config.liffId);
  const withUrl = <T extends { code: string }>(invite: T) => ({
    ...invite,
    url: joinUrl(invite.code),
  });
  return {
    'invite.create': async (call, input) => {
      const { code, expiresAt } = await execute(createInvite, {
        situation: call.situation(),
        input,
      });
      return { code, expiresAt, url: joinUrl(code) };
    },
    'invites.create': async (call, input) => {
      const { invites } = await execute(createInvites, { situation: call.situation(), input });
      return { invites: invites.map(withUrl) };
    },
    'inviteList.read': fromUseCase(readListedPeople),
    'inviteList.create': async (call, input) => {
      const situation = call.situation();
      const { invites } = await execute(createListedInvites, { situation, input });
      return { invites: invites.map(withUrl) };
    },
    'invites.list': async (call) => {
      const list = await execute(listInvites, { situation: call.situation(), input: {} });
      return { invites: list.invites.map(withUrl) };
    },
    'invite.places': fromUseCase(readInvitePlaces),
    'invite.revoke': fromUseCase(revokeInvite),
    'join.undo': async (call, { code }) => {
      const tried = { code, address: call.address };
      const { person } = await undoJoinLimited(call.situation(), tried);
      return execute(readMe, { situation: call.situation(actorOf(person)), input: {} });
    },
    'join.preview': (call, { code }) =>
      previewJoinLimited(call.situation(), { code, address: call.address }),
  };
}
