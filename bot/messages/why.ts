import { formatDay } from '#domain/thai/date.ts';
import { clauseLabel } from '#domain/wording.ts';
import type { NewsReason, ReminderReason } from '#use-cases/notices/explain-reminder.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { longName } from '#domain/duty/long-name.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/**
 * ทำไม: the clause in the words of the letter, the dates, the rule, who else is told, and what the
 * person can do.
 */
export function whyCard({ delivery, duties }: ReminderReason, links: Links): Message {
  return card(
    {
      strip: { tone: 'closed', icon: 'help', label: 'ทำไมได้ข้อความเตือนนี้' },
      parts: duties.flatMap((reason) => rowsOf(reason)),
      listUrl: links.home(),
      foot: 'เรื่องที่ท่านรับผิดชอบปิดเตือนไม่ได้ ถ้าไม่ใช่เรื่องของท่าน กด “ไม่ใช่ฉัน” เรื่องที่ปิดได้ พิมพ์ “ปิดเตือน”',
      quick: [
        { label: 'ไม่ใช่ฉัน', postback: { kind: 'answer', delivery, answer: 'notMine' } },
        { label: 'ปิดเตือน' },
        { label: 'ขอขยายเวลา' },
      ],
    },
    links,
  );
}

function rowsOf(reason: ReminderReason['duties'][number]): Row[] {
  const { others } = reason;
  const told = others.length === 0 ? '' : ` ผู้ได้รับเตือนด้วย: ${others.join(', ')}`;
  return [
    clauseRow(reason),
    {
      kind: 'row',
      icon: 'clock',
      tone: 'closed',
      title: ruleOf(reason),
      note: told,
      plainNote: true,
    },
  ];
}

function ruleOf({ wave, dueOn, silent }: ReminderReason['duties'][number]): string {
  const date = formatDay(dueOn, 'dayMonth');
  const rule =
    wave < 0
      ? `เตือน ${-wave} วันก่อนกำหนด ${date}`
      : wave === 0
        ? `เตือนในวันกำหนด ${date}`
        : `เตือนเพราะเกินกำหนด ${date}`;
  return silent === null ? rule : `${rule} และ ${silent} ยังไม่กดรับทราบ`;
}

type News = NewsReason['kind'];

const own = 'ข้อความนี้บอกผลของงานท่านเอง จึงปิดไม่ได้';
const mutable = 'พิมพ์ “ปิดเตือน” เพื่อปิดเรื่องนี้ชั่วคราว';

/** Why each kind of message comes, and whether it can be muted. */
const whys: Record<News, { why: string; way: string }> = {
  returned: { why: 'ผู้ตรวจส่งรายงานคืน จึงแจ้งผู้ส่งและผู้ที่ส่งต่อ', way: own },
  accepted: { why: 'จังหวัดรับรองรายงาน จึงแจ้งผู้ส่งและผู้ที่ส่งต่อ', way: own },
  replied: { why: 'มีผู้ตอบความเห็นในรายงานที่ท่านส่งหรือตรวจ', way: own },
  draftGiven: { why: 'มีผู้ส่งร่างให้ท่านกรอกต่อ', way: own },
  draftTaken: { why: 'มีผู้รับช่วงร่างที่ท่านกรอกอยู่', way: own },
  unsent: { why: 'ท่านกรอกครบแล้วหนึ่งวัน แต่ยังไม่ได้ส่ง เตือนครั้งเดียว', way: own },
  extensionAsked: { why: 'มีผู้ขอขยายเวลา ท่านเป็นผู้พิจารณา', way: own },
  extensionDecided: { why: 'จังหวัดพิจารณาคำขอขยายเวลาของท่านแล้ว', way: own },
  extended: { why: 'วันส่งของเรื่องที่ท่านดูแลเลื่อนออกไป', way: own },
  chased: { why: 'สำนักงานทวงถามเรื่องที่ท่านดูแลและยังไม่ถึง', way: own },
  reopened: { why: 'จังหวัดเปิดเรื่องที่ท่านดูแลอีกครั้ง', way: own },
  waived: { why: 'จังหวัดยกเว้นเรื่องที่ท่านดูแล', way: own },
  criteriaChanged: { why: 'เกณฑ์ของแบบประเมินที่ท่านกำลังกรอกเปลี่ยน', way: own },
  terms: { why: 'คณะกรรมการในพื้นที่ของท่านใกล้ครบวาระ เตือน 90, 60 และ 30 วันก่อน', way: mutable },
  meeting: { why: 'ท่านเป็นกรรมการ เตือนก่อนวันประชุม 3 วันและ 1 วัน', way: mutable },
  meetingNotice: { why: 'ท่านเป็นกรรมการ หรือดูแลตำบลที่นัดประชุม', way: mutable },
  joinAsked: { why: 'มีผู้ขอเข้าร่วมในพื้นที่ที่ท่านดูแล', way: own },
  joinDecided: { why: 'คำขอเข้าร่วมของท่านได้รับการพิจารณา', way: own },
  joined: { why: 'ท่านเข้าร่วมด้วยรหัสในมินิแอป', way: own },
  dataAsked: { why: 'มีผู้ขอสำเนาหรือแก้ไขข้อมูลส่วนบุคคล ท่านเป็นผู้ตอบ', way: own },
  dataAnswered: { why: 'คำขอเกี่ยวกับข้อมูลของท่านได้รับคำตอบ', way: own },
  erasureAsked: { why: 'มีผู้ขอลบข้อมูลส่วนบุคคล ท่านเป็นผู้พิจารณา', way: own },
  erasureDecided: { why: 'คำขอลบข้อมูลของท่านได้รับการพิจารณา', way: own },
  handedOver: { why: 'มีผู้ส่งต่อหน้าที่และงานให้ท่าน', way: own },
  roleEnded: { why: 'หน้าที่ของท่านสิ้นสุด', way: own },
  roleGiven: { why: 'ท่านได้รับหน้าที่', way: own },
  headChanged: { why: 'พัฒนาการอำเภอในพื้นที่ของท่านเปลี่ยน', way: own },
  leavingFailed: { why: 'การพ้นหน้าที่ที่กำหนดไว้ทำไม่ได้ ท่านเป็นผู้ดูแลพื้นที่', way: own },
  unlinked: { why: 'ชื่อในทะเบียนที่ผูกกับบัญชีของท่านเปลี่ยน', way: own },
  summary: { why: 'สรุปของพื้นที่ที่ท่านดูแล ส่งเช้าวันจันทร์', way: mutable },
  disowned: { why: 'มีผู้แจ้งว่าเรื่องไม่ใช่ของตน ท่านเป็นผู้มอบหมาย', way: own },
  questionAnswered: { why: 'เจ้าหน้าที่ตอบคำถามที่ท่านถามในแชต', way: own },
  announcement: { why: 'จังหวัดประกาศถึงกลุ่มที่ท่านอยู่', way: 'ประกาศของจังหวัดปิดไม่ได้' },
  backAgain: { why: 'ระบบขัดข้องเมื่อท่านพิมพ์ข้อความ จึงตอบท่านไม่ได้ในเวลานั้น', way: own },
};

/** ทำไม after a message that is no reminder: what happened, by whom, and the clauses of its duties. */
export function whyNewsCard({ kind, by, duties }: NewsReason, links: Links): Message {
  const { why, way } = whys[kind];
  const because: Row = {
    kind: 'row',
    icon: 'info',
    tone: 'closed',
    title: why,
    ...(by === null ? {} : { note: `โดย ${by}`, plainNote: true }),
  };
  return card(
    {
      strip: { tone: 'closed', icon: 'help', label: 'ทำไมได้ข้อความล่าสุด' },
      parts: [because, ...duties.map(clauseRow)],
      listUrl: links.home(),
      foot: way,
      quick: [{ label: 'ปิดเตือน' }, ...commonReplies],
    },
    links,
  );
}

function clauseRow({ duty, clause }: NewsReason['duties'][number]): Row {
  return {
    kind: 'row',
    icon: 'register',
    tone: 'closed',
    title: longName(duty, duty.centre.label),
    note: `${clauseLabel(duty.clause)} “${clause}” ถึงจังหวัด ${formatDay(duty.provinceDueOn, 'medium')}`,
    plainNote: true,
    lines: 4,
  };
}

/** No message in a week; the waves are those of the person's province. */
export function noReminderText(waves: readonly number[], links: Links): Message {
  const before = waves.filter((wave) => wave < 0).map((wave) => -wave);
  const ahead = before.length === 0 ? '' : `ก่อนกำหนด ${before.join(', ')} วัน `;
  return plainText(
    `ใน 7 วันนี้ไม่มีข้อความเตือนถึงท่าน ระบบเตือน${ahead}ในวันกำหนด และเมื่อเกินกำหนด`,
    quickReplies(commonReplies, links),
  );
}
