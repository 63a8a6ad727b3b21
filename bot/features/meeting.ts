import { centreMeetings } from '#use-cases/centres/centre-summary.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { meetingsCard } from '../messages/meeting.ts';
import { asksFor, withRole } from './support/asks-for.ts';
import { askedDuties } from './support/asked-duties.ts';

/** ประชุม: shows the last meeting, the next one, and the report to write. */
export const meeting: Feature = {
  name: 'meeting',
  matches: (context) => asksFor(context, 'meetings', 'meetingReport', 'meetingNotice'),
  handle: withRole(async (context) => {
    const { situation, links } = context;
    const asked = await askedDuties(context);
    if ('messages' in asked) return asked.messages;
    const reports = asked.duties.filter((duty) => duty.form === 'meeting-report');
    const centres = [...new Set(reports.map((duty) => duty.centre.id))];
    const meetings = await execute(centreMeetings, { situation, input: { centres } });
    return [meetingsCard({ meetings, duties: reports, links })];
  }),
};
