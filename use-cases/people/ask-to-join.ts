import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { areaCodeSchema, districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import { splitPersonName } from '#domain/thai/person-name.ts';
import { anyPhone, phoneNumber } from '#domain/fields/phone.ts';
import { limits } from '#domain/limits.ts';
import { isSameGrant } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { seatSchema } from '#domain/register/seats.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import { notify } from '../notices/notices.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { namedRoles } from './hand-over-notices.ts';
import { requirePlace } from './require-place.ts';

const { openPerPerson, perPersonDay, perDistrictDay, nameLetters } = limits.joinRequest;
const dayMs = 86_400_000;

/**
 * A person without a code asks for a role in a place. Asking again for the same role changes name and
 * phone of the open request. The heads of the district are told; if there are none, the province.
 */
export const askToJoin = command({
  name: 'joinRequest.ask',
  input: z.object({
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(nameLetters)),
    phone: z.nullable(z.string().check(z.maxLength(40))),
    role: z.enum(['member', 'officer']),
    areaCode: areaCodeSchema,
    centre: z.nullable(z.string()),
    seat: z.nullable(seatSchema),
  }),
  run: async (env, { name: typedName, phone: typedPhone, ...place }) => {
    const name = fullName(splitPersonName(typedName));
    const { stores, actor, now } = env;
    const person = await stores.persons.get(actor.person);
    if (person?.erasedAt) throw new Problem('not-signed-in');
    const phone = typedPhone === null ? null : checkedPhone(typedPhone);
    const grant = { ...place, seat: null };
    await requirePlace(env, grant);
    if (actor.grants.some((held) => isSameGrant(held, grant))) throw new Problem('already-joined');
    const open = await stores.joinRequests.openOf(actor.person);
    const same = open.find((request) => isSameGrant(requestedGrant(request), grant));
    if (same) {
      const changed = { ...same, name, phone, seat: place.seat };
      await stores.joinRequests.put(changed);
      return { id: same.id, isNew: false };
    }
    await requireAllowance(env, { open: open.length, areaCode: place.areaCode });
    const request: JoinRequest = {
      id: randomUUID(),
      person: actor.person,
      name,
      phone,
      ...place,
      askedAt: now,
      state: 'asked',
      decidedBy: null,
      decidedAt: null,
      reason: null,
      given: null,
    };
    await stores.joinRequests.insert(request);
    await notifyDeciders(env, request);
    env.audit({ subject: `joinRequest:${request.id}`, areaCode: place.areaCode, note: place.role });
    return { id: request.id, isNew: true };
  },
});

/**
 * Withdrawn requests count towards the daily limit too. Otherwise one person could use up a
 * district's limit by asking and withdrawing.
 */
async function requireAllowance(
  { stores, actor, now }: UseCaseContext,
  { open, areaCode }: { open: number; areaCode: AreaCode },
): Promise<void> {
  const since = new Date(now.getTime() - dayMs);
  if (open >= openPerPerson) throw new Problem('too-many-requests-open');
  if ((await stores.joinRequests.countOfPerson(actor.person, since)) >= perPersonDay)
    throw new Problem('too-many-requests-day');
  if ((await stores.joinRequests.countSince(areaCode, since)) >= perDistrictDay)
    throw new Problem('too-many-requests-district');
}

/** Withdraws a request. A request that was decided in the meantime stays decided. */
export const withdrawRequest = command({
  name: 'joinRequest.withdraw',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const request = await env.stores.joinRequests.get(id);
    if (!request || request.person !== env.actor.person) throw new Problem('not-found');
    if (request.state === 'withdrawn') return {};
    if (request.state !== 'asked') throw new Problem('wrong-state');
    await env.stores.joinRequests.put({ ...request, state: 'withdrawn', decidedAt: env.now });
    env.audit({ subject: `joinRequest:${id}`, areaCode: request.areaCode });
    return {};
  },
});

/** The phone number in its stored form. Refuses text that is not a phone number. */
function checkedPhone(typed: string): string | null {
  const number = phoneNumber(typed);
  // People write a dash to say that they have no number.
  if (number === '') return null;
  if (!anyPhone.test(number)) throw new Problem('phone-invalid');
  return number;
}

export function requestedGrant({ role, areaCode, centre }: JoinRequest): Grant {
  return { role, areaCode, centre, seat: null };
}

/** The heads of the district; the province if no head can be reached. */
async function notifyDeciders(env: UseCaseContext, request: JoinRequest): Promise<void> {
  const { stores } = env;
  const { areaCode } = request;
  const heads = await stores.persons.holding('districtHead', [districtOf(areaCode)]);
  const reached = heads.filter((head) => head.following);
  const province = () => stores.persons.holding('province', [provinceOf(areaCode)]);
  const deciders = reached.length > 0 ? reached : await province();
  const [role] = await namedRoles(env, [{ ...requestedGrant(request), seat: request.seat }]);
  if (!role) throw new Problem('invalid-input');
  await notify(env, {
    key: `join-request:${request.id}`,
    people: deciders.map((person) => person.id),
    areaCode,
    urgent: true,
    notice: { kind: 'joinAsked', request: request.id, name: request.name, role },
  });
}
