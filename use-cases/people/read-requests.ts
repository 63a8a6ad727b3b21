import * as z from 'zod/mini';
import { provinceOf } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import { checkRegister } from '#domain/people/join-request.ts';
import { maskedPhone } from '#domain/people/phone.ts';
import { can } from '#domain/permissions.ts';
import type { Member } from '#domain/register/register.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import type { Person } from '#models/persons.ts';
import { query, requireAreas } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requestedGrant } from './ask-to-join.ts';
import { readDecidable } from './decide-request.ts';
import { grantViews } from './grant-views.ts';

const shownDays = 30;
const dayMs = 86_400_000;

/**
 * The requests that the reader may decide: open ones with what the register says about each, longest
 * waiting first, and those decided in the last 30 days. Phone numbers are masked.
 */
export const listRequests = query({
  name: 'joinRequests.list',
  input: z.object({}),
  run: async (env) => {
    const { stores, actor, now } = env;
    const areas = requireAreas(env, 'people.read');
    const mayDecide = ({ areaCode, role }: JoinRequest): boolean =>
      can(actor, 'people.invite', { areaCode, role });
    const since = new Date(now.getTime() - shownDays * dayMs);
    const open = (await stores.joinRequests.openIn(areas)).filter(mayDecide);
    const decided = (await stores.joinRequests.decidedIn(areas, since)).filter(
      (request) => mayDecide(request) && request.state !== 'withdrawn',
    );
    return { open: await viewOpen(env, open), decided: await viewDecided(env, decided) };
  },
});

/** One request, for a person who may decide on it. */
export const readRequest = query({
  name: 'joinRequest.read',
  input: z.object({ id: z.uuid() }),
  run: (env, { id }) => readDecidable(env, id),
});

/** The reader's own requests, newest first. */
export const readOwnRequests = query({
  name: 'joinRequests.mine',
  input: z.object({}),
  run: async (env) => {
    const requests = await env.stores.joinRequests.ofPerson(env.actor.person);
    const grants = await grantViews(env, requests.map(requestedGrant));
    return {
      requests: requests.flatMap(({ id, name, state, askedAt, reason }, index) => {
        const grant = grants[index];
        return grant ? [{ id, name, state, askedAt, reason, grant }] : [];
      }),
    };
  },
});

async function viewOpen(env: UseCaseContext, requests: readonly JoinRequest[]) {
  const { stores } = env;
  const grants = await grantViews(
    env,
    requests.map((request) => ({ ...requestedGrant(request), seat: request.seat })),
  );
  const centres = [...new Set(requests.flatMap(({ centre }) => centre ?? []))];
  const rows = await stores.members.sittingIn(centres);
  const people = await peopleById(env, [
    ...requests.map(({ person }) => person),
    ...rows.flatMap(({ person }) => person ?? []),
  ]);
  return requests.flatMap((request, index) => {
    const grant = grants[index];
    if (!grant) return [];
    const register = rows.filter((row) => row.centre === request.centre);
    const person = people.get(request.person);
    return {
      id: request.id,
      name: request.name,
      lineName: person?.name ?? '',
      phone: maskedPhone(request.phone),
      askedAt: request.askedAt,
      grant,
      isFriend: person?.following ?? false,
      check: checkRegister(request, register),
      rows: register.map((row) => rowView(row, people)),
    };
  });
}

function rowView(row: Member, people: ReadonlyMap<string, Person>) {
  return {
    id: row.id,
    no: row.seatNo + 1,
    name: fullName(row),
    seat: row.position,
    /** The person who is already linked to this row. */
    heldBy: row.person === null ? null : (people.get(row.person)?.name ?? ''),
  };
}

async function viewDecided(env: UseCaseContext, requests: readonly JoinRequest[]) {
  const grants = await grantViews(
    env,
    requests.map((request) => request.given?.grant ?? requestedGrant(request)),
  );
  const people = await peopleById(
    env,
    requests.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return requests.flatMap(({ id, name, state, reason, decidedAt, decidedBy }, index) => {
    const grant = grants[index];
    if (!grant || decidedAt === null) return [];
    const by = people.get(decidedBy ?? '')?.name ?? '';
    return [{ id, name, grant, isAccepted: state === 'accepted', reason, decidedAt, by }];
  });
}

async function peopleById({ stores }: UseCaseContext, ids: readonly string[]) {
  const people = await stores.persons.many([...new Set(ids)]);
  return new Map(people.map((person) => [person.id, person]));
}

/**
 * The places for which a person can ask: provinces, and the districts, tambons and open centres of
 * one province. If no province is chosen and there is only one, that one is used.
 */
export const readJoinPlaces = query({
  name: 'joinRequests.places',
  input: z.object({ province: z.optional(z.string()) }),
  run: async ({ stores }, { province }) => {
    const provinces = await stores.areas.ofLevel('province');
    const [only] = provinces.length === 1 ? provinces : [];
    const chosen = provinces.find((area) => area.id === province) ?? only;
    if (!chosen) return { provinces, areas: [], centres: [] };
    const areas = await stores.areas.within(provinceOf(chosen.id));
    const centres = await stores.centres.openIn(chosen.id);
    return {
      provinces,
      areas,
      centres: centres.map(({ id, name, areaCode }) => ({ id, name, areaCode })),
    };
  },
});
