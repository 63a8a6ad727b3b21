import { centreMeetings } from '#use-cases/centres/centre-summary.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { meetingsCard } from '../messages/meeting.ts';
import { matchesCommand, withRole } from './support/text-match.ts';

/** ประชุม: shows the last meeting, the next one, and the report to write. */
export const meeting: Feature = {
  name: 'meeting',
  matches: (context) =>
    matchesCommand(context, {
      exact: ['ประชุม', 'การประชุม', 'รายงานการประชุม', 'นัดประชุม'],
      within: ['ประชุม'],
    }),
  handle: withRole(async ({ situation, links }) => {
    const { duties } = await execute(myDuties, { situation, input: {} });
    const reports = duties.filter((duty) => duty.form === 'meeting-report');
    const centres = [...new Set(reports.map((duty) => duty.centre.id))];
    const meetings = await execute(centreMeetings, { situation, input: { centres } });
    return [meetingsCard({ meetings, duties: reports, links })];
  }),
};
