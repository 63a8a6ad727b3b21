import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dueDatesText, ownDateText } from '#domain/duty/due-dates.ts';
import { dutyForActor } from '#domain/duty/viewer-role.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { dutyCentreLabel, fullDutyCentreName } from '#domain/centre/label.ts';

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;

/** Sent to the people who decide: who asks, for which place, why, and from which date to which. */
export function extensionAskedCard({
  notice,
  duties,
  links,
  delivery,
}: Of<'extensionAsked'>): Message {
  const duty = duties.get(notice.duty);
  const tap = { kind: 'decideExtension', duty: notice.duty, dueOn: notice.dueOn } as const;
  return card(
    {
      strip: { tone: 'due', icon: 'calendar', label: 'ขอขยายเวลา' },
      title: `ขอขยายเวลาถึง ${formatDay(notice.dueOn, 'medium')}`,
      parts: requestRows(duty, notice),
      ...(duty ? { foot: `กำหนดตอนนี้ ${dueDatesText(datesOf(duty), 'medium')}` } : {}),
      buttons: [
        postbackButton('ขยายเวลา', { ...tap, grant: 'yes' }),
        postbackButton('ไม่ขยายเวลา', { ...tap, grant: 'no' }),
        linkButton('เปิดดู', links.duty(notice.duty, delivery)),
      ],
    },
    links,
  );
}

/** Place and district, then the asker and the reason. */
function requestRows(
  duty: Duty | undefined,
  { by, reason }: { by?: string | undefined; reason: string },
): Row[] {
  const title = duty ? longName(duty, fullDutyCentreName(duty)) : 'รายงาน';
  return [
    { kind: 'row', icon: 'centre', tone: 'due', title },
    {
      kind: 'row',
      icon: 'comment',
      tone: 'due',
      title: by === undefined ? 'เหตุผล' : `${by} ให้เหตุผลว่า`,
      note: reason,
      plainNote: true,
    },
  ];
}

/**
 * Sent to the person who asked: the decision, who made it, the reason, and the reader's own due
 * date.
 */
export function extensionDecidedCard(context: Of<'extensionDecided'>): Message {
  const { notice, links, delivery } = context;
  const { granted, by, reason } = notice;
  const tone = granted ? 'done' : 'due';
  const duty = context.duties.get(notice.duty);
  const rows: Row[] = [
    {
      kind: 'row',
      icon: 'calendar',
      tone,
      title: duty ? longName(duty, dutyCentreLabel(duty, context.actor.grants)) : 'รายงานของท่าน',
      note: ownDate(context, { duty, dueOn: notice.dueOn }),
      plainNote: true,
    },
  ];
  if (reason !== null && reason !== undefined && reason !== '')
    rows.push({
      kind: 'row',
      icon: 'comment',
      tone,
      title: by === undefined ? 'เหตุผล' : `${by} ให้เหตุผลว่า`,
      note: reason,
      plainNote: true,
    });
  return card(
    {
      strip: {
        tone,
        icon: granted ? 'done' : 'info',
        label: granted ? 'ขยายเวลาแล้ว' : 'ไม่ขยายเวลา',
      },
      parts: rows,
      ...(by === undefined ? {} : { foot: `พิจารณาโดย ${by}` }),
      buttons: [linkButton('เปิดดู', links.duty(notice.duty, delivery))],
    },
    links,
  );
}

/** The reader's own due date; the province's date when the reader is no longer responsible for the duty. */
function ownDate(
  { actor, now }: NoticeContext,
  request: { duty: Duty | undefined; dueOn: Day },
): string {
  const { duty } = request;
  if (!duty) return `ถึงจังหวัด ${formatDay(request.dueOn, 'medium')}`;
  const { dueOn } = dutyForActor(actor, { duty, now });
  return ownDateText({ ...datesOf(duty), dueOn }, 'medium');
}

function datesOf({ level, districtDueOn, dueOn, state, returnDueOn }: Duty) {
  return {
    centre: { level },
    districtDueOn,
    provinceDueOn: dueOn,
    returnDueOn: state === 'returned' ? returnDueOn : null,
  };
}

/** Tells a person about extra time that they did not ask for. One card lists all their duties. */
export function extendedCard(context: Of<'extended'>): Message {
  const { notice, duties, links, delivery } = context;
  const listed = notice.duties.flatMap((id) => duties.get(id) ?? []);
  const [only] = listed;
  const page = only && listed.length === 1 ? links.duty(only.id, delivery) : links.home(delivery);
  return card(
    {
      strip: { tone: 'done', icon: 'calendar', label: 'ขยายเวลาแล้ว' },
      title: extendedTitle(notice, listed.length),
      parts: listed.map((duty) => ({
        kind: 'row',
        icon: 'calendar',
        tone: 'done',
        title: longName(duty, dutyCentreLabel(duty, context.actor.grants)),
        note: ownDate(context, { duty, dueOn: notice.dueOn }),
      })),
      listUrl: page,
      foot: `${notice.by} ให้เหตุผลว่า ${notice.reason}`,
      buttons: [linkButton('เปิดดู', page)],
    },
    links,
  );
}

function extendedTitle({ dueOn }: { dueOn: Day }, count: number): string {
  const until = `ขยายเวลาถึง ${formatDay(dueOn, 'medium')}`;
  return count > 1 ? `${until} รวม ${count} เรื่อง` : until;
}
