import { formatDay } from '#domain/thai/date.ts';
import { firstOfCentre } from '#domain/duty/first-of-centre.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { CentreMeetings } from '#use-cases/centres/centre-summary.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Meetings {
  meetings: readonly CentreMeetings[];
  /** Meeting duties this person sees, most urgent first. */
  duties: readonly DutyView[];
  links: Links;
}

/** ประชุม: last and next meeting of each centre, and a button to the report. */
export function meetingsCard({ meetings, duties, links }: Meetings): Message {
  const next = meetings
    .flatMap((meeting) => meeting.next ?? [])
    .toSorted((a, b) => (a < b ? -1 : 1))[0];
  return card(
    {
      strip: {
        tone: next ? 'due' : 'closed',
        icon: 'meeting',
        label: next ? `ประชุมครั้งหน้า ${formatDay(next, 'medium')}` : 'ยังไม่มีนัดประชุม',
      },
      title: 'การประชุมคณะกรรมการ',
      parts: meetings.map((meeting) => rowOf(meeting, { duties, links })),
      listUrl: links.home(),
      unit: 'แห่ง',
      ...(meetings.length === 0
        ? { foot: 'ท่านไม่มี ศอช. ที่ต้องรายงานการประชุม', buttons: [linkButton('เปิดงาน', links.home())] }
        : { foot: 'แต่ละระดับประชุมอย่างน้อยปีละ 2 ครั้ง', buttons: stepsOf({ meetings, duties }) }),
      quick: commonReplies,
    },
    links,
  );
}

/** A person with one centre can answer the first questions in the chat. */
function stepsOf({ meetings, duties }: Omit<Meetings, 'links'>): Button[] {
  const [only, ...more] = meetings;
  if (!only || more.length > 0) return [];
  const [first] = firstOfCentre(duties.filter((duty) => duty.actions.includes('fill')));
  const report: Button[] = first
    ? [
        postbackButton('รายงานการประชุมในแชต', {
          kind: 'meetingStep',
          duty: first.id,
          step: 'heldOn',
        }),
      ]
    : [];
  const call: Button[] = only.plans
    ? [postbackButton('แจ้งนัดประชุม', { kind: 'planMeeting', centre: only.centre })]
    : [];
  return [...report, ...call];
}

function rowOf(
  { centre, centreName, last, next, held }: CentreMeetings,
  { duties, links }: Pick<Meetings, 'duties' | 'links'>,
): Row {
  const [report] = firstOfCentre(
    duties.filter(
      (duty) =>
        duty.centre.id === centre && duty.holder === 'centre' && duty.actions.includes('fill'),
    ),
  );
  const lastWord = last ? `ล่าสุด ${formatDay(last, 'dayMonth')}` : 'ยังไม่มีรายงาน';
  const nextWord = next ? ` · นัด ${formatDay(next, 'dayMonth')}` : '';
  return {
    kind: 'row',
    tone: held > 0 ? 'done' : 'closed',
    icon: 'meeting',
    title: placeOf(centreName),
    note: lastWord + nextWord,
    open: report
      ? linkButton('รายงาน', links.form(report.id))
      : linkButton('เปิดดู', links.centre(centre)),
  };
}

/** Asks a person with several centres which one the report is for. */
export function whichCentreCard(reports: readonly DutyView[], links: Links): Message {
  return card(
    {
      strip: { tone: 'draft', icon: 'meeting', label: 'รายงานการประชุม' },
      title: 'ประชุมของที่ไหน',
      parts: reports.map((duty) => ({
        kind: 'row',
        icon: 'centre',
        tone: 'closed',
        title: placeOf(duty.centre.label),
        note: duty.title,
        open: postbackButton('เลือก', { kind: 'meetingStep', duty: duty.id, step: 'heldOn' }),
      })),
      listUrl: links.home(),
      unit: 'แห่ง',
      choice: true,
    },
    links,
  );
}
