import { dutyCentreLabel } from '#domain/centre/label.ts';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { can } from '#domain/permissions.ts';
import { formatDay } from '#domain/thai/date.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Notice } from '#models/deliveries.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { criteriaChangedCard } from './criteria-changed.ts';
import { digestCard } from './digest.ts';
import { extendedCard, extensionAskedCard, extensionDecidedCard } from './extension-notice.ts';
import { reopenedCard } from './reopened.ts';
import { longName } from './parts/duty-labels.ts';
import { statusStyle } from './parts/theme.ts';
import { plainText } from './parts/plain-text.ts';
import { termsCard } from './terms.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { waivedCard } from './waived.ts';

/** Stays true if the person has acted meanwhile: it names no duty and no date. */
const backAgainWords =
  'ขออภัย ระบบขัดข้องชั่วคราวจึงตอบท่านไม่ได้ในเวลานั้น ขณะนี้ใช้งานได้แล้ว หากยังต้องการคำตอบ กรุณาพิมพ์อีกครั้ง หรือพิมพ์ สถานะ เพื่อดูงานของท่าน';

/** What is to be said as messages; pure, so that the sender can freeze them. */
export function messagesOfNotice(told: NoticeContext): Message[] {
  const { notice } = told;
  switch (notice.kind) {
    case 'digest':
      return [digestCard({ ...told, notice })];
    case 'returned':
      return [returnedCard({ ...told, notice })];
    case 'draftGiven':
      return [draftGivenCard({ ...told, notice })];
    case 'accepted':
      return [acceptedCard({ ...told, notice })];
    case 'extensionAsked':
      return [extensionAskedCard({ ...told, notice })];
    case 'extensionDecided':
      return [extensionDecidedCard({ ...told, notice })];
    case 'extended':
      return [extendedCard({ ...told, notice })];
    case 'reopened':
      return [reopenedCard({ ...told, notice })];
    case 'criteriaChanged':
      return [criteriaChangedCard({ ...told, notice })];
    case 'waived':
      return [waivedCard({ ...told, notice })];
    case 'replied':
      return [repliedCard({ ...told, notice })];
    case 'terms':
      return [termsCard({ ...told, notice })];
    case 'meeting':
      return [meetingCard({ ...told, notice })];
    case 'backAgain':
      return [plainText(backAgainWords)];
  }
}

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;

function nameIn({ duties, actor }: NoticeContext, id: string): string {
  const duty = duties.get(id);
  return duty ? longName(duty, dutyCentreLabel(duty, actor.grants)) : 'รายงานของท่าน';
}

function returnedCard(told: Of<'returned'>): Message {
  const { notice, links, delivery } = told;
  const own = mends(told);
  const [first = 'กรุณาเปิดดูข้อที่ต้องแก้ไข', ...others] = notice.comments;
  const more = others.length > 0 ? ` (และอีก ${others.length} จุด)` : '';
  const row: Row = {
    kind: 'row',
    icon: 'comment',
    tone: 'returned',
    title: nameIn(told, notice.duty),
    note: first + more,
    plainNote: true,
  };
  return card(
    {
      strip: own ? statusStyle.returned : { ...statusStyle.returned, word: 'จังหวัดส่งคืนแก้ไข' },
      title: `แก้ไขภายใน ${formatDay(notice.returnDueOn, 'medium')}`,
      parts: [row],
      buttons: [
        own
          ? linkButton('แก้ไข', links.form(notice.duty, delivery))
          : linkButton('เปิดดู', links.duty(notice.duty, delivery)),
      ],
    },
    links,
  );
}

/** Who writes it mends it; the head who had let it pass reads what the province said. */
function mends({ notice, duties, actor }: Of<'returned'>): boolean {
  const duty = duties.get(notice.duty);
  return duty === undefined || can(actor, 'draft.write', subjectOf(duty));
}

/** What others have answered in the comments of one report. */
function repliedCard(told: Of<'replied'>): Message {
  const { notice, links, delivery } = told;
  const page = links.duty(notice.duty, delivery);
  return card(
    {
      strip: { tone: 'returned', icon: 'comment', word: 'มีผู้ตอบความเห็น' },
      title: nameIn(told, notice.duty),
      parts: notice.replies.map(({ by, text }) => ({
        kind: 'row',
        icon: 'comment',
        tone: 'returned',
        title: by,
        note: text,
        plainNote: true,
      })),
      rest: page,
      unit: 'ข้อความ',
      buttons: [linkButton('อ่านและตอบ', page)],
    },
    links,
  );
}

function draftGivenCard(told: Of<'draftGiven'>): Message {
  const { notice, links, delivery } = told;
  const row: Row = {
    kind: 'row',
    icon: 'draft',
    tone: 'draft',
    title: nameIn(told, notice.duty),
    note: `${notice.by} ส่งร่างให้ท่านกรอกต่อ ที่กรอกไว้ยังอยู่ครบ`,
    plainNote: true,
  };
  return card(
    {
      strip: { ...statusStyle.draft, word: 'มีร่างส่งต่อให้ท่าน' },
      parts: [row],
      buttons: [linkButton('ทำต่อ', links.form(notice.duty, delivery))],
    },
    links,
  );
}

function acceptedCard(told: Of<'accepted'>): Message {
  const { notice, links, delivery } = told;
  const row: Row = {
    kind: 'row',
    icon: 'done',
    tone: 'done',
    title: nameIn(told, notice.duty),
    note: 'จังหวัดรับรองรายงานแล้ว',
  };
  return card(
    {
      strip: statusStyle.done,
      parts: [row],
      buttons: [linkButton('เปิดดู', links.duty(notice.duty, delivery))],
    },
    links,
  );
}

function meetingCard(told: Of<'meeting'>): Message {
  const { notice, links, now, delivery } = told;
  const days = daysBetween(bangkokDay(now), notice.on);
  const when = days <= 0 ? 'ประชุมวันนี้' : days === 1 ? 'ประชุมพรุ่งนี้' : `อีก ${days} วันประชุม`;
  const row: Row = {
    kind: 'row',
    icon: 'meeting',
    tone: 'due',
    title: formatDay(notice.on, 'full'),
    note: notice.place === '' ? 'ยังไม่ระบุสถานที่' : notice.place,
    plainNote: true,
  };
  return card(
    {
      strip: { tone: 'due', icon: 'meeting', word: when },
      title: `ประชุมคณะกรรมการ ${notice.centreName}`,
      parts: [row],
      buttons: [linkButton('เปิดดู', links.home(delivery))],
    },
    links,
  );
}
