import { centreSeats } from '#use-cases/centres/centre-summary.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { registersCard } from '../messages/register.ts';
import { asksFor, withRole } from './support/asks-for.ts';
import { askedDuties } from './support/asked-duties.ts';

/** ทะเบียน: shows the committee members and whether the register has been submitted. */
export const register: Feature = {
  name: 'register',
  matches: (context) => asksFor(context, 'register'),
  handle: withRole(async (context) => {
    const { situation, links } = context;
    const asked = await askedDuties(context);
    if ('messages' in asked) return asked.messages;
    const registers = asked.duties.filter((duty) => duty.form === 'committee-register');
    const centres = [...new Set(registers.map((duty) => duty.centre.id))];
    const seats = await execute(centreSeats, { situation, input: { centres } });
    return [registersCard({ seats, duties: registers, now: situation.now, links })];
  }),
};
