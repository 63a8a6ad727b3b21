import { centreMeetings } from '#use-cases/centres/centre-summary.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { firstOfCentre } from '#domain/duty/first-of-centre.ts';
import { meetingsCard, whichCentreCard } from '../messages/meeting.ts';
import { beginPlan } from './support/plan-steps.ts';
import { beginMeeting } from './support/meeting-steps.ts';
import { asksFor, withRole } from './support/asks-for.ts';
import { askedDuties } from './support/asked-duties.ts';

/** ประชุม: shows the last meeting, the next one, and the report to write. */
export const meeting: Feature = {
  name: 'meeting',
  matches: (context) => asksFor(context, 'meetings'),
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

/** แจ้งนัดประชุม, เลื่อนประชุม, ยกเลิกประชุม: a meeting is announced, changed or cancelled. */
export const meetingPlan: Feature = {
  name: 'meeting-plan',
  matches: (context) => !context.inGroup && asksFor(context, 'meetingNotice', 'meetingCancel'),
  handle: withRole((context) => {
    if (context.wish.intent === 'meetingCancel') return beginPlan(context, 'cancel');
    return beginPlan(context, /เลื่อน|เปลี่ยน/.test(context.text) ? 'change' : 'announce');
  }),
};

/**
 * ประชุมแล้ว …: begins the report in chat with the day and the attendance that the text contains. A
 * person with several centres is asked which one it is for.
 */
export const meetingReport: Feature = {
  name: 'meeting-report',
  matches: (context) => !context.inGroup && asksFor(context, 'meetingReport'),
  handle: withRole(async (context) => {
    const asked = await askedDuties(context);
    if ('messages' in asked) return asked.messages;
    const open = firstOfCentre(
      asked.duties.filter(
        ({ form, actions }) => form === 'meeting-report' && actions.includes('fill'),
      ),
    );
    const [only, second] = open;
    if (!only) return meeting.handle(context);
    return second ? [whichCentreCard(open, context.links)] : beginMeeting(context, only.id);
  }),
};
