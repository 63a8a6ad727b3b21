import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/** ช่วยเหลือ: the commands and what each of them answers. */
export function helpCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'help', label: 'วิธีใช้' },
      title: 'พิมพ์คำสั้น ๆ หรือกดเมนู',
      parts: [
        row('clock', 'สถานะ', 'เรื่องที่ต้องทำและอยู่ที่ใคร เช่น สถานะ ริมกก'),
        row('calendar', 'กำหนดส่ง', 'วันที่ต้องส่งทั้งปี'),
        row('meeting', 'ประชุม', 'รายงานการประชุม และแจ้งนัดประชุม'),
        row('grade', 'ประเมิน', 'ผลประเมินและแบบประเมิน'),
        row('register', 'ทะเบียน', 'ทะเบียนกรรมการ ศอช.'),
      ],
      foot: 'ส่งรูปการทำงานในแชตนี้ได้เลย พิมพ์ “ติดต่อ” เพื่อดูเบอร์สำนักงาน หรือ “ข้อมูลของฉัน” เพื่อดูข้อมูลที่เก็บไว้',
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
      quick: commonReplies,
    },
    links,
  );
}

function row(
  icon: 'clock' | 'calendar' | 'meeting' | 'grade' | 'register',
  title: string,
  note: string,
) {
  return { kind: 'row', icon, tone: 'done', title, note, plainNote: true } as const;
}

/** The answer when no feature matched: one short message and the usual commands. */
export function unhandledText(links: Links): Message {
  return plainText(
    'ขออภัย ระบบอ่านข้อความนี้ไม่ออก\nลองกดปุ่มด้านล่าง หรือพิมพ์ สถานะ กำหนดส่ง ประชุม',
    quickReplies(commonReplies, links),
  );
}

/** The answer to เชิญ from a person who may not invite. */
export function cannotInviteText(links: Links): Message {
  return plainText(
    'ผู้ที่ออกรหัสเชิญได้คือพัฒนาการอำเภอและเจ้าหน้าที่จังหวัด (สพจ.) กรุณาติดต่อสำนักงานพัฒนาชุมชนอำเภอ',
    quickReplies(commonReplies, links),
  );
}

/** The answer to a button that is too old or whose subject no longer exists. */
export function staleCard(links: Links): Message {
  return card(
    {
      strip: { tone: 'closed', icon: 'history', label: 'ปุ่มจากข้อความเก่า' },
      parts: [
        {
          kind: 'row',
          icon: 'info',
          tone: 'closed',
          title: 'เรื่องนี้เปลี่ยนไปแล้ว',
          note: 'กรุณาเปิดงานของฉันเพื่อดูเรื่องล่าสุด',
          plainNote: true,
        },
      ],
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
      quick: commonReplies,
    },
    links,
  );
}
