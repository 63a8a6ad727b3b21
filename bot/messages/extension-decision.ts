import { refusalReasons } from '#domain/duty/reasons.ts';
import type { RefusalReason } from '#domain/duty/reasons.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';
import { undoReply } from './undo.ts';
import { fullCentreName } from '#domain/centre/label.ts';

interface DutyContext {
  duty: DutyView;
  links: Links;
}

const refusalKeys: readonly RefusalReason[] = ['deadline', 'enough', 'unclear', 'call'];

/** The text that a tap writes into the chat. */
const shortRefusals: Record<RefusalReason, string> = {
  deadline: 'ต้องรายงานตามกำหนด',
  enough: 'ยังมีเวลาพอ',
  unclear: 'เหตุผลยังไม่ชัดเจน',
  call: 'กรุณาติดต่อจังหวัดก่อน',
};

/** The answer to ไม่ขยายเวลา: it names the request and asks for the reason. Only the second tap decides. */
export function refusalCard({ duty, links }: DutyContext): Message {
  const dueOn = duty.extension?.dueOn ?? duty.provinceDueOn;
  return card(
    {
      strip: { tone: 'due', icon: 'calendar', label: 'ไม่ขยายเวลา เพราะเหตุใด' },
      title: fullName(duty),
      parts: [
        ...refusalKeys.map((refusal) =>
          choice(
            refusalReasons[refusal],
            postbackButton(shortRefusals[refusal], {
              kind: 'refuseExtension',
              duty: duty.id,
              dueOn,
              refusal,
            }),
          ),
        ),
        choice('เขียนเหตุผลเองในแอป', linkButton('เขียนเหตุผลเอง', links.duty(duty.id))),
      ],
      choice: true,
      foot: `${requestWords(duty)} ยังไม่ได้ตัดสิน แตะเหตุผลเพื่อแจ้งผู้ขอ`,
    },
    links,
  );
}

function choice(title: string, open: NonNullable<Row['open']>): Row {
  return { kind: 'row', icon: 'comment', tone: 'due', title, open };
}

function fullName(duty: DutyView): string {
  return longName(duty, fullCentreName(duty.centre));
}

function requestWords({ extension, provinceDueOn }: DutyView): string {
  const from = `กำหนดตอนนี้ ${formatDay(provinceDueOn, 'medium')}`;
  if (!extension) return from;
  const by = extension.askedBy ?? 'ผู้ขอ';
  return `${by} ขอขยายเวลาถึง ${formatDay(extension.dueOn, 'medium')} เพราะ${extension.reason} ${from}`;
}

/**
 * The requested date differs from the date of the button. The card asks for a decision on the newest
 * date.
 */
export function changedCard({ duty, links }: DutyContext): Message {
  const dueOn = duty.extension?.dueOn ?? duty.provinceDueOn;
  const tap = { kind: 'decideExtension', duty: duty.id, dueOn } as const;
  return card(
    {
      strip: { tone: 'due', icon: 'calendar', label: 'ผู้ขอเปลี่ยนวันที่ขอแล้ว' },
      title: `ขอขยายเวลาถึง ${formatDay(dueOn, 'medium')}`,
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'due',
          title: fullName(duty),
          note: requestWords(duty),
          plainNote: true,
        },
      ],
      buttons: [
        postbackButton('ขยายเวลา', { ...tap, grant: 'yes' }),
        postbackButton('ไม่ขยายเวลา', { ...tap, grant: 'no' }),
        linkButton('เปิดดู', links.duty(duty.id)),
      ],
    },
    links,
  );
}

/** Says what the province's tap decided, or that the request had been decided or withdrawn before. */
export function decidedText({ duty, links, first }: DutyContext & { first: boolean }): Message {
  const lines = [
    saidOf(duty, first),
    fullName(duty),
    `กำหนดถึงจังหวัด ${formatDay(duty.provinceDueOn, 'medium')}`,
    ...(first ? ['ผู้ขอจะได้รับแจ้ง กดเลิกทำได้ใน 10 วินาที'] : wayBack(duty)),
  ];
  const chips = first ? undoReply(duty) : [{ label: 'เปิดดู', opens: links.duty(duty.id) }];
  return plainText(
    lines.join('\n'),
    quickReplies([...chips, { label: 'สถานะ', icon: 'clock' }], links),
  );
}

function saidOf({ extension }: DutyView, first: boolean): string {
  if (!extension) return 'คำขอนี้ถอนไปแล้ว';
  const label =
    extension.state === 'granted'
      ? `ขยายเวลาถึง ${formatDay(extension.dueOn, 'medium')}`
      : 'ไม่ขยายเวลา';
  if (first) return `บันทึกแล้ว ${label}`;
  const by = extension.decidedBy === null ? '' : ` โดย ${extension.decidedBy}`;
  return `คำขอนี้พิจารณาไปแล้ว: ${label}${by}`;
}

function wayBack({ actions }: DutyView): string[] {
  return actions.includes('reopenExtension') ? ['พิจารณาใหม่ได้ในแอป โดยระบุเหตุผล'] : [];
}
