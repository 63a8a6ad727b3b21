import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { dueDatesText, ownDateText } from '#domain/duty/due-dates.ts';
import { extensionTitle } from '#domain/duty/extension-text.ts';
import { extensionRange } from '#domain/duty/extension-dates.ts';
import { extensionRefusal } from '#domain/duty/extension-refusal.ts';
import { extensionReasons } from '#domain/duty/reasons.ts';
import type { ExtensionReason } from '#domain/duty/reasons.ts';
import { limits } from '#domain/limits.ts';
import type { ProblemCode } from '#domain/problem.ts';
import { postbackButton, linkButton, datePickerButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { shortName } from './parts/duty-labels.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

const asking = { tone: 'due', icon: 'calendar', label: 'ขอขยายเวลา' } as const;

/** The answer to ขอขยายเวลา: it asks which duty the request is for. */
export function extensionCard(
  duties: readonly DutyView[],
  { links, delivery }: { links: Links; delivery?: string },
): Message {
  const askable = duties.filter(
    ({ actions }) => actions.includes('askExtension') || actions.includes('withdrawExtension'),
  );
  if (askable.length === 0) return nothingToAsk(duties, links);
  return card(
    {
      strip: asking,
      title: askable.length === 1 ? 'เรื่องที่ขอขยายเวลา' : 'ขอขยายเวลาเรื่องใด',
      parts: askable.map((duty) => ({
        kind: 'row',
        icon: 'calendar',
        tone: 'due',
        title: shortName(duty, duty.centre.label),
        note: whenOf(duty),
        open: postbackButton(isAsked(duty) ? 'ดูคำขอ' : 'ขอขยายเวลา', {
          kind: 'askExtension',
          duty: duty.id,
        }),
      })),
      listUrl: links.home(delivery),
      foot: 'ขั้นต่อไปเลือกเหตุผลและวันที่ขอ ระบบถามอีกครั้งก่อนส่ง จังหวัดเป็นผู้พิจารณา',
    },
    links,
  );
}

function isAsked({ extension }: DutyView): boolean {
  return extension?.state === 'asked';
}

function whenOf(duty: DutyView): string {
  const { extension } = duty;
  return extension?.state === 'asked' ? extensionTitle(extension) : dueDatesText(duty);
}

/** Says why this person cannot ask for more time. */
export function nothingToAsk(duties: readonly DutyView[], links: Links): Message {
  return plainText(extensionRefusal(duties), quickReplies(commonReplies, links));
}

interface ExtensionContext {
  duty: DutyView;
  links: Links;
}

/** Asks for the reason. Each usual reason is a row to tap; other reasons are written in the mini-app. */
export function reasonCard({ duty, links }: ExtensionContext): Message {
  return card(
    {
      strip: asking,
      title: longName(duty, duty.centre.label),
      parts: [
        ...reasonKeys.map((reason) =>
          choice(
            extensionReasons[reason],
            postbackButton(shortReasons[reason], {
              kind: 'extensionReason',
              duty: duty.id,
              reason,
            }),
          ),
        ),
        choice('เขียนเหตุผลเองในแอป', linkButton('เขียนเหตุผลเอง', links.askExtension(duty.id))),
      ],
      choice: true,
      foot: `กำหนดตอนนี้ ${dueDatesText(duty, 'medium')}`,
    },
    links,
  );
}

const reasonKeys: readonly ExtensionReason[] = ['disaster', 'order', 'meeting', 'handover'];

/** The text that a tap writes into the chat. */
const shortReasons: Record<ExtensionReason, string> = {
  disaster: 'น้ำท่วม ภัยพิบัติ',
  order: 'รอคำสั่งหรือเอกสาร',
  meeting: 'ยังประชุมไม่ได้',
  handover: 'เปลี่ยนผู้รับผิดชอบ',
};

function choice(title: string, open: Button): Row {
  return { kind: 'row', icon: 'comment', tone: 'due', title, open };
}

interface Proposed extends ExtensionContext {
  dueOn: Day;
  /** Why the chosen date is not possible. The card then proposes the nearest possible date. */
  refused: ProblemCode | null;
  reason: ExtensionReason;
  now: Date;
}

/** Asks for confirmation of date and reason before the request is sent. */
export function confirmCard({ duty, links, dueOn, refused, reason, now }: Proposed): Message {
  const { first, last } = extensionRange({ dueOn: duty.provinceDueOn }, bangkokDay(now));
  const picker = { min: first, max: last > dueOn ? last : dueOn, initial: dueOn };
  const { id } = duty;
  return card(
    {
      strip: asking,
      title: `ขอขยายเวลาถึง ${formatDay(dueOn, 'medium')} หรือไม่`,
      parts: requestRows(duty, extensionReasons[reason]),
      foot:
        refused === null
          ? 'ยังไม่ได้ส่ง กดส่งคำขอเพื่อให้จังหวัดพิจารณา'
          : (refusedWords[refused] ?? otherDate),
      buttons: [
        postbackButton('ส่งคำขอ', { kind: 'sendExtension', duty: id, reason, dueOn }),
        datePickerButton('แก้วันที่', { kind: 'extensionDate', duty: id, reason }, picker),
        postbackButton('ยกเลิก', { kind: 'keepDate', duty: id }),
      ],
    },
    links,
  );
}

const otherDate = 'วันที่เลือกขอไม่ได้ ระบบเสนอวันนี้แทน ยังไม่ได้ส่ง';
const refusedWords: Partial<Record<ProblemCode, string>> = {
  'date-day-off': 'วันที่เลือกเป็นวันหยุด ระบบเสนอวันทำการถัดไป ยังไม่ได้ส่ง',
  'date-too-far': `ขอขยายเวลาได้ไม่เกิน ${limits.extension.days} วัน ระบบเสนอวันใหม่ ยังไม่ได้ส่ง`,
  'date-not-later': 'วันที่เลือกไม่หลังกำหนดเดิม ระบบเสนอวันใหม่ ยังไม่ได้ส่ง',
};

function requestRows(duty: DutyView, reason: string): Row[] {
  return [
    {
      kind: 'row',
      icon: 'calendar',
      tone: 'due',
      title: longName(duty, duty.centre.label),
      note: `กำหนดตอนนี้ ${dueDatesText(duty, 'medium')}`,
      plainNote: true,
    },
    { kind: 'row', icon: 'comment', tone: 'due', title: 'เหตุผล', note: reason, plainNote: true },
  ];
}

/** A request that waits for the province. It can be changed or withdrawn. */
export function requestCard({ duty, links }: ExtensionContext): Message {
  const { extension, id } = duty;
  return card(
    {
      strip: { ...asking, label: 'ขอขยายเวลาแล้ว รอพิจารณา' },
      title: `ขอขยายเวลาถึง ${extension ? formatDay(extension.dueOn, 'medium') : ''}`,
      parts: requestRows(duty, extension?.reason ?? ''),
      foot: 'ระหว่างรอพิจารณา กำหนดเดิมยังมีผล',
      buttons: [
        postbackButton('แก้คำขอ', { kind: 'changeExtension', duty: id }),
        postbackButton('ถอนคำขอ', { kind: 'withdrawExtension', duty: id }),
        linkButton('เปิดดู', links.duty(id)),
      ],
    },
    links,
  );
}

/** Confirms that the request was sent to the province. */
export function askedText({ duty, links }: ExtensionContext): Message {
  const on = duty.extension ? formatDay(duty.extension.dueOn, 'medium') : '';
  return plainText(
    `ส่งคำขอขยายเวลาถึง ${on} แล้ว\n${longName(duty, duty.centre.label)}\nจังหวัดพิจารณาแล้วจะแจ้งผลที่นี่ ระหว่างนี้กำหนดเดิมยังมีผล`,
    quickReplies(
      [
        { label: 'แก้คำขอ', postback: { kind: 'changeExtension', duty: duty.id } },
        { label: 'ถอนคำขอ', postback: { kind: 'withdrawExtension', duty: duty.id } },
        { label: 'สถานะ', icon: 'clock' },
      ],
      links,
    ),
  );
}

export function withdrawnText({ duty, links }: ExtensionContext): Message {
  return dated('ถอนคำขอขยายเวลาแล้ว', { duty, links });
}

/** The answer to ยกเลิก before the request is sent. */
export function keptText({ duty, links }: ExtensionContext): Message {
  return dated('ไม่ได้ส่งคำขอขยายเวลา', { duty, links });
}

function dated(text: string, { duty, links }: ExtensionContext): Message {
  return plainText(
    `${text}\n${longName(duty, duty.centre.label)}\n${ownDateText(duty, 'medium')}`,
    quickReplies(
      [
        { label: 'ขอขยายเวลา', postback: { kind: 'askExtension', duty: duty.id } },
        { label: 'สถานะ', icon: 'clock' },
      ],
      links,
    ),
  );
}
