import type { DutyView } from '#domain/duty/view.ts';
import type { CentreSeats } from '#use-cases/centres/centre-summary.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { openDuty } from './parts/duty-row.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import { stateOf } from './parts/duty-labels.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Registers {
  seats: readonly CentreSeats[];
  /** Register duties that this person may see. */
  duties: readonly DutyView[];
  now: Date;
  links: Links;
}

/** ทะเบียน: the committee members and whether this year's register has been submitted. */
export function registersCard({ seats, duties, now, links }: Registers): Message {
  const submitted = duties.filter(
    (duty) => duty.state === 'inReview' || duty.state === 'accepted',
  ).length;
  const all = duties.length > 0 && submitted === duties.length;
  return card(
    {
      strip: {
        tone: all ? 'done' : duties.length === 0 ? 'closed' : 'due',
        icon: 'register',
        label:
          duties.length === 0 ? 'ทะเบียนกรรมการ' : `ส่งทะเบียนแล้ว ${submitted} จาก ${duties.length}`,
      },
      title: 'ทะเบียนกรรมการ ศอช.',
      parts: seats.map((seat) => rowOf(seat, { duties, now, links })),
      listUrl: links.centres(),
      unit: 'แห่ง',
      ...(seats.length === 0
        ? {
            foot: 'เลือก ศอช. เพื่อดูรายชื่อกรรมการ',
            buttons: [linkButton('เปิดทะเบียน', links.centres())],
          }
        : {}),
      quick: commonReplies,
    },
    links,
  );
}

function rowOf(
  { centre, centreName, members }: CentreSeats,
  { duties, now, links }: Omit<Registers, 'seats'>,
): Row {
  const duty = duties.find((candidate) => candidate.centre.id === centre);
  const look = duty
    ? stateOf(duty, now)
    : ({ tone: 'closed', icon: 'register', label: '' } as const);
  const place = placeOf(centreName);
  const notes = [
    ...(members > 0 ? [] : ['ยังไม่มีรายชื่อ']),
    ...(look.label === '' ? [] : [look.label]),
  ];
  return {
    kind: 'row',
    tone: look.tone,
    icon: look.icon,
    title: members > 0 ? `${place} ${members} คน` : place,
    ...(notes.length > 0 ? { note: notes.join(' · ') } : {}),
    open:
      duty?.holder === 'centre' && duty.actions.includes('fill')
        ? openDuty(duty, links)
        : linkButton('เปิดดู', links.centre(centre)),
  };
}
