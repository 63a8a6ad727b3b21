import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Day } from '#domain/calendar.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { plainText } from './parts/plain-text.ts';

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;

/** A short form of the privacy notice, sent after the first join. It needs no answer. */
export function noticeCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'draft', icon: 'info', label: 'ความเป็นส่วนตัว' },
      title: 'ระบบเก็บข้อมูลของท่านเท่าที่จำเป็น',
      parts: [
        {
          kind: 'row',
          icon: 'register',
          tone: 'draft',
          title: 'เก็บอะไร เพื่ออะไร',
          note: 'ชื่อ บทบาท รายงาน และข้อความ เพื่อแจ้งและรับงาน ศอช. ไม่เก็บเลขประจำตัวประชาชน',
          plainNote: true,
          lines: 4,
        },
        {
          kind: 'row',
          icon: 'people',
          tone: 'draft',
          title: 'ใครเห็น สิทธิของท่าน',
          note: 'เจ้าหน้าที่ที่ดูแลพื้นที่ของท่าน ท่านดู แก้ไข ขอสำเนา หรือขอลบได้ พิมพ์ “ข้อมูลของฉัน”',
          plainNote: true,
          lines: 4,
        },
      ],
      buttons: [
        postbackButton('รับทราบ', { kind: 'acceptNotice', version: noticeVersion }),
        linkButton('อ่านประกาศทั้งหมด', links.notice()),
      ],
    },
    links,
  );
}

export function noticeAcceptedText(): Message {
  return plainText('บันทึกว่าท่านรับทราบประกาศความเป็นส่วนตัวแล้ว');
}

/** Explains what an erasure removes and what it keeps, before the person confirms the request. */
export function erasureQuestionCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'info', label: 'ขอลบข้อมูล' },
      title: 'ขอลบข้อมูลส่วนบุคคลของท่าน',
      parts: [
        {
          kind: 'row',
          icon: 'done',
          tone: 'done',
          title: 'ลบ',
          note: 'ชื่อ เบอร์โทร บัญชีไลน์ ข้อความ และรูปที่ยังไม่ได้ส่งกับรายงาน',
          plainNote: true,
        },
        {
          kind: 'row',
          icon: 'register',
          tone: 'draft',
          title: 'คงไว้โดยไม่มีชื่อท่าน',
          note: 'ตำแหน่งและช่วงเวลาในทะเบียน กับรายงานที่ส่งแล้ว เพราะเป็นเอกสารราชการ',
          plainNote: true,
        },
      ],
      foot: 'บทบาทของท่านจะสิ้นสุดเมื่อลบ จังหวัดตอบภายใน 30 วัน',
      buttons: [
        postbackButton('ยืนยันขอลบ', { kind: 'askErasure' }),
        linkButton('ดูข้อมูลของฉันก่อน', links.me()),
      ],
    },
    links,
  );
}

/** Confirms that the request was stored, or that there was already an open one. */
export function erasureSentCard(
  { dueOn, isNew, isGranted }: { dueOn: Day; isNew: boolean; isGranted: boolean },
  links: Links,
): Message {
  if (isGranted) return plainText('จังหวัดรับคำขอแล้ว ระบบกำลังลบข้อมูลของท่าน');
  return card(
    {
      strip: { tone: 'due', icon: 'clock', label: isNew ? 'ส่งคำขอลบแล้ว' : 'คำขอลบรอคำตอบอยู่' },
      title: `จังหวัดตอบภายใน ${formatDay(dueOn, 'medium')}`,
      parts: [],
      foot: 'ระบบแจ้งผลในแชตนี้ ระหว่างรอท่านใช้งานได้ตามปกติ',
      buttons: [
        postbackButton('ถอนคำขอ', { kind: 'withdrawErasure' }),
        linkButton('ดูข้อมูลของฉัน', links.me()),
      ],
    },
    links,
  );
}

export function erasureWithdrawnText(): Message {
  return plainText('ถอนคำขอลบข้อมูลแล้ว ข้อมูลของท่านยังอยู่ครบ');
}

/** Tells the province who asks and by when it must answer. */
export function erasureAskedCard({ notice, links }: Of<'erasureAsked'>): Message {
  const { request, name, dueOn, isReminder } = notice;
  return card(
    {
      strip: {
        tone: 'due',
        icon: 'info',
        label: isReminder ? 'คำขอลบข้อมูลใกล้ครบกำหนด' : 'มีผู้ขอลบข้อมูล',
      },
      title: name === '' ? 'ผู้ไม่มีชื่อในระบบ' : name,
      parts: [
        {
          kind: 'row',
          icon: 'clock',
          tone: 'due',
          title: `ตอบภายใน ${formatDay(dueOn, 'medium')}`,
          note: 'กฎหมายคุ้มครองข้อมูลส่วนบุคคลให้เวลา 30 วัน',
          plainNote: true,
        },
      ],
      buttons: [linkButton('เปิดดูและตอบ', links.privacy(request))],
    },
    links,
  );
}

/** The answer to the person. If the request was granted, this is the last message they get. */
export function erasureDecidedCard({ notice, links }: Of<'erasureDecided'>): Message {
  const { isGranted, reply } = notice;
  return card(
    {
      strip: isGranted
        ? { tone: 'done', icon: 'done', label: 'รับคำขอลบข้อมูลแล้ว' }
        : { tone: 'due', icon: 'info', label: 'ยังลบข้อมูลไม่ได้' },
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: isGranted ? 'done' : 'due',
          title: 'สำนักงานพัฒนาชุมชนจังหวัดตอบว่า',
          note: reply,
          plainNote: true,
          lines: 10,
        },
      ],
      foot: isGranted
        ? 'ระบบลบข้อมูลหลังข้อความนี้ และจะไม่ส่งข้อความถึงท่านอีก'
        : 'หากไม่เห็นด้วย ท่านขออีกครั้งได้ หรือร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล',
      buttons: isGranted ? [] : [linkButton('ข้อมูลของฉัน', links.me())],
    },
    links,
  );
}
