import { dutyCentreLabel } from '#domain/centre/label.ts';
import { can } from '#domain/permissions.ts';
import { formatDay } from '#domain/thai/date.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { announcementCard } from './announcement.ts';
import { chasedCard } from './chased.ts';
import { criteriaChangedCard } from './criteria-changed.ts';
import { digestCard } from './digest.ts';
import { extendedCard, extensionAskedCard, extensionDecidedCard } from './extension-notice.ts';
import { reopenedCard } from './reopened.ts';
import { joinedInAppCard } from './joined.ts';
import { joinAskedCard, joinDecidedCard } from './join-request.ts';
import { dataAnsweredCard, dataAskedCard } from './data-request.ts';
import { erasureAskedCard, erasureDecidedCard } from './privacy.ts';
import {
  handedOverCard,
  headChangedCard,
  leavingFailedCard,
  roleEndedCard,
  roleGivenCard,
  unlinkedCard,
} from './roles.ts';
import { longName } from '#domain/duty/long-name.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import { quickReplies } from './parts/quick-replies.ts';
import type { QuickReply } from './parts/quick-replies.ts';
import { plainText } from './parts/plain-text.ts';
import { disownedCard } from './disowned.ts';
import { meetingNoticeCard, meetingReminderCard } from './meeting-notice.ts';
import { questionAnsweredCard } from './questions.ts';
import { termsCard } from './terms.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { weekSummaryCard } from './week-summary.ts';
import { waivedCard } from './waived.ts';

/** The text names no duty and no date, so it is still true if the person has acted in the meantime. */
const backAgainWords =
  'ขออภัย ระบบขัดข้องชั่วคราวจึงตอบท่านไม่ได้ในเวลานั้น ขณะนี้ใช้งานได้แล้ว หากยังต้องการคำตอบ กรุณาพิมพ์อีกครั้ง หรือพิมพ์ สถานะ เพื่อดูงานของท่าน';

/** Builds the messages of a notice. Pure, so that the sender can store them before it sends them. */
export function messagesOfNotice(context: NoticeContext): Message[] {
  return cardsOf(context).map((message) => withWhy(message, context.links));
}

const whyReply: QuickReply = { label: 'ทำไม', icon: 'help' };

function withWhy(message: Message, links: Links): Message {
  const [chip] = quickReplies([whyReply], links).items ?? [];
  const items = message.quickReply?.items ?? [];
  const has = items.some(({ action }) => action?.label === whyReply.label);
  return has || !chip ? message : { ...message, quickReply: { items: [chip, ...items] } };
}

function cardsOf(context: NoticeContext): Message[] {
  const { notice } = context;
  switch (notice.kind) {
    case 'digest':
      return [digestCard({ ...context, notice })];
    case 'returned':
      return [returnedCard({ ...context, notice })];
    case 'draftGiven':
      return [draftGivenCard({ ...context, notice })];
    case 'draftTaken':
      return [draftTakenCard({ ...context, notice })];
    case 'unsent':
      return [unsentCard({ ...context, notice })];
    case 'accepted':
      return [acceptedCard({ ...context, notice })];
    case 'extensionAsked':
      return [extensionAskedCard({ ...context, notice })];
    case 'extensionDecided':
      return [extensionDecidedCard({ ...context, notice })];
    case 'extended':
      return [extendedCard({ ...context, notice })];
    case 'chased':
      return [chasedCard({ ...context, notice })];
    case 'reopened':
      return [reopenedCard({ ...context, notice })];
    case 'criteriaChanged':
      return [criteriaChangedCard({ ...context, notice })];
    case 'waived':
      return [waivedCard({ ...context, notice })];
    case 'replied':
      return [repliedCard({ ...context, notice })];
    case 'terms':
      return [termsCard({ ...context, notice })];
    case 'meeting':
      return [meetingReminderCard({ ...context, notice })];
    case 'meetingNotice':
      return [meetingNoticeCard({ ...context, notice })];
    case 'joinAsked':
      return [joinAskedCard({ ...context, notice })];
    case 'joinDecided':
      return [joinDecidedCard({ ...context, notice })];
    case 'joined':
      return [joinedInAppCard({ ...context, notice })];
    case 'erasureAsked':
      return [erasureAskedCard({ ...context, notice })];
    case 'erasureDecided':
      return [erasureDecidedCard({ ...context, notice })];
    case 'dataAsked':
      return [dataAskedCard({ ...context, notice })];
    case 'dataAnswered':
      return [dataAnsweredCard({ ...context, notice })];
    case 'handedOver':
      return [handedOverCard({ ...context, notice })];
    case 'roleEnded':
      return [roleEndedCard({ ...context, notice })];
    case 'headChanged':
      return [headChangedCard({ ...context, notice })];
    case 'leavingFailed':
      return [leavingFailedCard({ ...context, notice })];
    case 'unlinked':
      return [unlinkedCard({ ...context, notice })];
    case 'roleGiven':
      return [roleGivenCard({ ...context, notice })];
    case 'summary':
      return [weekSummaryCard({ ...context, notice })];
    case 'disowned':
      return [disownedCard({ ...context, notice })];
    case 'questionAnswered':
      return [questionAnsweredCard({ ...context, notice })];
    case 'announcement':
      return [announcementCard(notice, context.links)];
    case 'backAgain':
      return [plainText(backAgainWords)];
  }
}

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;

function nameIn({ duties, actor }: NoticeContext, id: string): string {
  const duty = duties.get(id);
  return duty ? longName(duty, dutyCentreLabel(duty, actor.grants)) : 'รายงานของท่าน';
}

function returnedCard(context: Of<'returned'>): Message {
  const { notice, links, delivery } = context;
  const fillsIt = canCorrect(context);
  const by = context.duties.get(notice.duty)?.returnNote?.by;
  const [first = 'กรุณาเปิดดูข้อที่ต้องแก้ไข', ...others] = notice.comments;
  const more = others.length > 0 ? ` (และอีก ${others.length} ข้อ)` : '';
  const row: Row = {
    kind: 'row',
    icon: 'comment',
    tone: 'returned',
    title: nameIn(context, notice.duty),
    note: first + more,
    plainNote: true,
  };
  return card(
    {
      strip: fillsIt ? statusStyle.returned : { ...statusStyle.returned, label: 'จังหวัดส่งคืนแก้ไข' },
      title: `แก้ไขภายใน ${formatDay(notice.returnDueOn, 'medium')}`,
      parts: [row],
      ...(by === undefined ? {} : { foot: `ส่งคืนโดย ${by}` }),
      buttons: [
        fillsIt
          ? linkButton('แก้ไข', links.form(notice.duty, delivery))
          : linkButton('เปิดดู', links.duty(notice.duty, delivery)),
      ],
    },
    links,
  );
}

/**
 * True when the reader may correct the report, so the card has the button for it. The head who
 * forwarded the report only reads the comments.
 */
function canCorrect({ notice, duties, actor }: Of<'returned'>): boolean {
  const duty = duties.get(notice.duty);
  return duty === undefined || can(actor, 'draft.write', subjectOf(duty));
}

/** Lists what other people replied to the comments on one report. */
function repliedCard(context: Of<'replied'>): Message {
  const { notice, links, delivery } = context;
  const page = links.duty(notice.duty, delivery);
  return card(
    {
      strip: { tone: 'returned', icon: 'comment', label: 'มีผู้ตอบความเห็น' },
      title: nameIn(context, notice.duty),
      parts: notice.replies.map(({ by, text }) => ({
        kind: 'row',
        icon: 'comment',
        tone: 'returned',
        title: by,
        note: text,
        plainNote: true,
      })),
      listUrl: page,
      unit: 'ข้อความ',
      buttons: [linkButton('อ่านและตอบ', page)],
    },
    links,
  );
}

function draftGivenCard(context: Of<'draftGiven'>): Message {
  const { notice, links, delivery } = context;
  const row: Row = {
    kind: 'row',
    icon: 'draft',
    tone: 'draft',
    title: nameIn(context, notice.duty),
    note: `${notice.by} ส่งร่างให้ท่านกรอกต่อ ที่กรอกไว้ยังอยู่ครบ`,
    plainNote: true,
  };
  return card(
    {
      strip: { ...statusStyle.draft, label: 'มีร่างส่งต่อให้ท่าน' },
      parts: [row],
      buttons: [linkButton('ทำต่อ', links.form(notice.duty, delivery))],
    },
    links,
  );
}

function draftTakenCard(context: Of<'draftTaken'>): Message {
  return draftCard(context, {
    label: 'มีผู้รับช่วงร่างของท่าน',
    note: `${context.notice.by} รับช่วงกรอกต่อจากท่านแล้ว ที่กรอกไว้ยังอยู่ครบ`,
    button: 'เปิดดู',
  });
}

function unsentCard(context: Of<'unsent'>): Message {
  return draftCard(context, {
    label: 'ยังไม่ได้ส่ง',
    note: 'กรอกครบทุกข้อแล้ว แต่รายงานยังไม่ถึงระบบ หากกดส่งไว้แล้ว เปิดอีกครั้งเมื่อมีสัญญาณ ระบบส่งให้',
    button: 'เปิดและส่ง',
  });
}

/** A message about one draft, with a button that opens its form. */
function draftCard(
  context: Of<'draftTaken'> | Of<'unsent'>,
  { label, note, button }: { label: string; note: string; button: string },
): Message {
  const { notice, links, delivery } = context;
  const title = nameIn(context, notice.duty);
  return card(
    {
      strip: { ...statusStyle.draft, label },
      parts: [{ kind: 'row', icon: 'draft', tone: 'draft', title, note, plainNote: true }],
      buttons: [linkButton(button, links.form(notice.duty, delivery))],
    },
    links,
  );
}

function acceptedCard(context: Of<'accepted'>): Message {
  const { notice, links, delivery } = context;
  const row: Row = {
    kind: 'row',
    icon: 'done',
    tone: 'done',
    title: nameIn(context, notice.duty),
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
