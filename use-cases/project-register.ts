import { randomUUID } from 'node:crypto';
import { bangkokDay } from '../domain/calendar.ts';
import type { Duty } from '../domain/duty.ts';
import { registerChange, seatsIn } from '../domain/register.ts';
import type { Env } from './use-case.ts';

/** An accepted register becomes the live one, in the same transaction; who left stays with an end date. */
export async function projectRegister({ stores, now }: Env, duty: Duty): Promise<void> {
  if (duty.form !== 'committee-register') return;
  const accepted = await stores.submissions.newest(duty.id);
  if (!accepted) return;
  const today = bangkokDay(now);
  const sitting = await stores.members.sitting(duty.centre);
  const change = registerChange(sitting, seatsIn(accepted.answers));
  for (const { member, as, order } of change.kept)
    await stores.members.put({ ...member, ...as, since: as.since ?? member.since, order });
  for (const member of change.left) await stores.members.put({ ...member, until: today });
  for (const { as, order } of change.joined) {
    await stores.members.insert({
      ...as,
      id: randomUUID(),
      centre: duty.centre,
      areaCode: duty.areaCode,
      order,
      person: null,
      since: as.since ?? today,
      until: null,
    });
  }
}
