import { centreSeats } from '#use-cases/centres/centre-summary.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { registersCard } from '../messages/register.ts';
import { matchesCommand, withRole } from './support/text-match.ts';

/** ทะเบียน: shows the committee members and whether the register has been submitted. */
export const register: Feature = {
  name: 'register',
  matches: (context) =>
    matchesCommand(context, {
      exact: ['ทะเบียน', 'ทะเบียนกรรมการ', 'กรรมการ', 'รายชื่อกรรมการ', 'คำสั่ง'],
      within: ['ทะเบียน', 'รายชื่อกรรมการ', 'คำสั่งแต่งตั้ง'],
    }),
  handle: withRole(async ({ situation, links }) => {
    const { duties } = await execute(myDuties, { situation, input: {} });
    const registers = duties.filter((duty) => duty.form === 'committee-register');
    const centres = [...new Set(registers.map((duty) => duty.centre.id))];
    const seats = await execute(centreSeats, { situation, input: { centres } });
    return [registersCard({ seats, duties: registers, now: situation.now, links })];
  }),
};
