import { centreMeetings } from '#use-cases/centres/centre-summary.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { meetingsCard } from '../messages/meeting.ts';
import { hears, withRole } from './text-match.ts';

/** ประชุม: the last, the next, and the report. */
export const meeting: Feature = {
  name: 'meeting',
  matches: (turn) =>
    hears(turn, {
      exact: ['ประชุม', 'การประชุม', 'รายงานการประชุม', 'นัดประชุม'],
      within: ['ประชุม'],
    }),
  handle: withRole(async ({ situation, links }) => {
    const { duties } = await perform(myDuties, { situation, input: {} });
    const own = duties.filter((duty) => duty.form === 'meeting-report');
    const centres = [...new Set(own.map((duty) => duty.centre.id))];
    const meetings = await perform(centreMeetings, { situation, input: { centres } });
    return [meetingsCard({ meetings, duties: own, links })];
  }),
};
