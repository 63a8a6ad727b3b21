import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';

/** The first message after a follow: what the account does, what it stores, and how to join. */
export function welcomeCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'mark', label: 'ศอช. ประสาน' },
      title: 'ยินดีต้อนรับ',
      parts: [
        {
          kind: 'row',
          icon: 'tasks',
          tone: 'done',
          title: 'ระบบนี้ทำอะไร',
          note: 'แจ้งงาน ศอช. ที่ถึงกำหนด และรับรายงานผ่าน LINE',
          plainNote: true,
        },
        {
          kind: 'row',
          icon: 'info',
          tone: 'draft',
          title: 'ข้อมูลส่วนบุคคล',
          note: 'เก็บชื่อที่แสดงใน LINE บทบาทใน ศอช. และรูปที่ท่านแนบกับรายงาน เพื่อแจ้งงานและรับรายงานเท่านั้น ไม่เก็บเลขบัตรประชาชน ท่านขอดู แก้ไข หรือลบได้ พิมพ์ “ข้อมูลของฉัน”',
          plainNote: true,
          lines: 10,
        },
        { ...howToJoin, kind: 'row' },
      ],
      buttons: [linkButton('เข้าร่วม', links.home()), linkButton('อ่านประกาศทั้งหมด', links.notice())],
      quick: [{ label: 'ช่วยเหลือ', icon: 'help' }],
    },
    links,
  );
}

const howToJoin = {
  icon: 'register',
  tone: 'due',
  title: 'วิธีเข้าร่วม',
  note: 'พิมพ์รหัสเข้าร่วม 8 ตัวที่ได้จากสำนักงานพัฒนาชุมชนอำเภอในช่องแชตนี้',
  plainNote: true,
} as const;

/** The answer to any message of a person without a role. */
export function joinFirstCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'ยังไม่ได้เข้าร่วม' },
      title: 'เข้าร่วมก่อนใช้งาน',
      parts: [{ ...howToJoin, kind: 'row' }],
      foot: 'ยังไม่มีรหัส พิมพ์ “ขอเข้าร่วม” ตามด้วยชื่อตำบล เช่น ขอเข้าร่วม ต.บ้านใหม่ อ.เมือง',
      buttons: [linkButton('ใส่รหัส หรือขอเข้าร่วม', links.home())],
    },
    links,
  );
}

/** Explains how a person without a code asks to join. */
export function howToAskCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'ขอเข้าร่วมโดยไม่มีรหัส' },
      title: 'บอกพื้นที่ของท่าน',
      parts: [
        {
          kind: 'row',
          icon: 'centre',
          tone: 'due',
          title: 'พิมพ์ในแชตนี้',
          note: 'ขอเข้าร่วม ตามด้วยชื่อตำบลและอำเภอ เช่น ขอเข้าร่วม ต.บ้านใหม่ อ.เมือง',
          plainNote: true,
        },
        {
          kind: 'row',
          icon: 'register',
          tone: 'due',
          title: 'หรือเลือกในหน้าแอป',
          note: 'เลือกอำเภอ ตำบล ใส่ชื่อและเบอร์โทร',
          plainNote: true,
        },
      ],
      foot: 'พัฒนาการอำเภอเป็นผู้รับ ระบบแจ้งผลในแชตนี้',
      buttons: [linkButton('เลือกในแอป', links.askToJoin())],
    },
    links,
  );
}
