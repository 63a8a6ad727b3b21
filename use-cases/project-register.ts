import { bangkokDay } from '../domain/calendar.ts';
import type { Duty } from '../domain/duty.ts';
import { applyOrder } from '../domain/register/order.ts';
import { applyRegister } from '../domain/register.ts';
import { grantsUnder } from '../domain/register/seat-grants.ts';
import type { Env } from './use-case.ts';

/**
 * An accepted register becomes the live one, in the same transaction: orders, seats with their
 * history, and what the members among the system's people may do from now on.
 */
export async function projectRegister(env: Env, duty: Duty): Promise<void> {
  if (duty.form !== 'committee-register') return;
  const { stores, now } = env;
  const accepted = await stores.submissions.newest(duty.id);
  if (!accepted) return;
  const { answers, revision } = accepted;
  const today = bangkokDay(now);
  const { centre, areaCode } = duty;
  const { under, changed } = applyOrder({
    live: await stores.orders.live(centre),
    answers,
    id: `${duty.id}.${revision}`,
    of: { centre, areaCode, duty: duty.id },
    today,
  });
  for (const one of changed) await stores.orders.put(one);
  const known = await stores.members.ever(centre);
  const seats = applyRegister({ known, answers, under, centre: { centre, areaCode }, today });
  for (const one of seats) await stores.members.put(one);
  await reseatPeople(env, duty);
}

/** A former chair may no longer submit, a new one may: the register says so, not the old invite. */
async function reseatPeople(env: Env, { centre, areaCode }: Duty): Promise<void> {
  const { stores } = env;
  const register = await stores.members.ever(centre);
  for (const person of await stores.persons.ofCentre(centre)) {
    const { member, grants } = grantsUnder(register, person);
    if (member && member.person !== person.id)
      await stores.members.put({ ...member, person: person.id });
    if (JSON.stringify(grants) === JSON.stringify(person.grants)) continue;
    await stores.persons.put({ ...person, grants });
    env.record({
      action: 'person.seated',
      subject: person.id,
      areaCode,
      before: person.grants,
      after: grants,
    });
  }
}
