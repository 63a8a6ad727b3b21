import { addDays, bangkokDay } from '../../domain/calendar.ts';
import type { Day } from '../../domain/calendar.ts';
import { formatDay } from '../../domain/thai/date.ts';
import type { DutyView } from '../../use-cases/duty-views.ts';
import type { Message } from '../line-client.ts';
import type { Links } from '../links.ts';
import { extensionReasons } from '../../domain/duty/reasons.ts';
import type { ExtensionReason } from '../postback.ts';
import { answers, opens, picksDay } from './card-buttons.ts';
import type { Button } from './card-buttons.ts';
import type { Row } from './card-rows.ts';
import { card } from './card.ts';
import { longName, shortName } from './duty-words.ts';
import { plainText } from './plain-text.ts';
import { commonReplies, quickReplies } from './quick-replies.ts';

const asking = { tone: 'due', icon: 'calendar', word: 'ขอเลื่อนกำหนดส่ง' } as const;

/** Longest a date may be asked beyond the one in force; more is for a letter, not a tap. */
const farthestDays = 60;
const usualDays = 7;

/** ขอเลื่อน was tapped: of which duty. */
export function extensionCard(
  duties: readonly DutyView[],
  { links, delivery }: { links: Links; delivery: string },
): Message {
  const askable = duties.filter((one) => one.actions.includes('askExtension'));
  if (askable.length === 0) return nothingToAsk(links);
  return card(
    {
      strip: asking,
      title: askable.length === 1 ? 'เรื่องที่ขอเลื่อน' : 'ขอเลื่อนเรื่องใด',
      parts: askable.map((duty) => ({
        kind: 'row',
        icon: 'calendar',
        tone: 'due',
        title: shortName(duty, duty.centre.name),
        note: `ส่งภายใน ${formatDay(duty.dueOn, 'dayMonth')}`,
        open: answers('ขอเลื่อน', { kind: 'askExtension', duty: duty.id }),
      })),
      rest: links.home(delivery),
      foot: 'ขั้นต่อไปเลือกเหตุผลและวันที่ขอ จังหวัดเป็นผู้พิจารณา',
    },
    links,
  );
}

export function nothingToAsk(links: Links): Message {
  const text = 'เรื่องเหล่านี้ส่งแล้วหรือขอเลื่อนไว้แล้ว ไม่ต้องทำอะไรเพิ่ม';
  return plainText(text, quickReplies(commonReplies, links));
}

interface Asked {
  duty: DutyView;
  links: Links;
}

/** Why: a few usual reasons, each a row to tap; anything else is written in the mini-app. */
export function reasonCard({ duty, links }: Asked): Message {
  return card(
    {
      strip: asking,
      title: longName(duty, duty.centre.name),
      parts: [
        ...reasonKeys.map((reason) =>
          choice(
            extensionReasons[reason],
            answers(shortReasons[reason], { kind: 'extensionReason', duty: duty.id, reason }),
          ),
        ),
        choice('เหตุผลอื่น เขียนเองในแบบ', opens('เขียนเอง', links.askExtension(duty.id))),
      ],
      choice: true,
      foot: `กำหนดถึงจังหวัดตอนนี้ ${formatDay(duty.provinceDueOn, 'medium')}`,
    },
    links,
  );
}

const reasonKeys: readonly ExtensionReason[] = ['disaster', 'order', 'meeting', 'handover'];

/** What the tap says in the chat. */
const shortReasons: Record<ExtensionReason, string> = {
  disaster: 'น้ำท่วม ภัยพิบัติ',
  order: 'รอคำสั่งหรือเอกสาร',
  meeting: 'ยังประชุมไม่ได้',
  handover: 'เปลี่ยนผู้รับผิดชอบ',
};

function choice(title: string, open: Button): Row {
  return { kind: 'row', icon: 'comment', tone: 'due', title, open };
}

function dateRow(duty: DutyView) {
  return {
    kind: 'row',
    icon: 'calendar',
    tone: 'due',
    title: 'กำหนดถึงจังหวัดตอนนี้',
    note: formatDay(duty.provinceDueOn, 'full'),
    plainNote: true,
  } as const;
}

/** Until when: LINE's picker, from tomorrow on, with a week as the proposal. */
export function dateCard({
  duty,
  links,
  reason,
  now,
}: Asked & { reason: ExtensionReason; now: Date }): Message {
  const today = bangkokDay(now);
  const from: Day = duty.provinceDueOn > today ? duty.provinceDueOn : today;
  const picker = {
    min: addDays(from, 1),
    max: addDays(from, farthestDays),
    initial: addDays(from, usualDays),
  };
  return card(
    {
      strip: asking,
      title: longName(duty, duty.centre.name),
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'due',
          title: 'เหตุผล',
          note: extensionReasons[reason],
          plainNote: true,
        },
        dateRow(duty),
      ],
      foot: 'เลือกวันแล้ว คำขอส่งถึงจังหวัดทันที',
      buttons: [
        picksDay('เลือกวันที่ขอ', { kind: 'extensionDate', duty: duty.id, reason }, picker),
        opens('เขียนเอง', links.askExtension(duty.id)),
      ],
    },
    links,
  );
}

/** Sent to the province; told again when the same tap comes twice. */
export function askedText({ duty, links }: Asked): Message {
  const on = duty.extension ? formatDay(duty.extension.dueOn, 'medium') : '';
  return plainText(
    `ส่งคำขอเลื่อนเป็น ${on} แล้ว\n${longName(duty, duty.centre.name)}\nจังหวัดพิจารณาแล้วจะแจ้งผลที่นี่ ระหว่างนี้กำหนดเดิมยังมีผล`,
    quickReplies([{ label: 'สถานะ', icon: 'clock' }], links),
  );
}

/** What the province's tap did, or that somebody had decided before. */
export function decidedText({ duty, links, first }: Asked & { first: boolean }): Message {
  const { extension } = duty;
  const word = extension?.state === 'granted' ? 'อนุญาตให้เลื่อน' : 'ไม่อนุญาตให้เลื่อน';
  const said = first ? `บันทึกแล้ว ${word}` : `คำขอนี้พิจารณาไปแล้ว: ${word}`;
  return plainText(
    `${said}\n${longName(duty, duty.centre.name)}\nกำหนดถึงจังหวัด ${formatDay(duty.provinceDueOn, 'medium')}`,
    quickReplies([{ label: 'สถานะ', icon: 'clock' }], links),
  );
}
