import type { DutyView } from '#domain/duty/view.ts';
import type { Content, Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { dutyRow } from './parts/duty-row.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';

interface Reports {
  /** The reports to choose from, most likely first. The card offers at most three. */
  reports: readonly DutyView[];
  now: Date;
  links: Links;
}

const mostOffered = 3;
const notice = 'กรุณาไม่ส่งรูปที่เห็นเลขประจำตัวประชาชน';
const statusReply = [{ label: 'สถานะ', icon: 'clock' } as const];

/** The photos are stored. Asks once which report all photos sent in a row belong to. */
export function photoCard({ reports, batch, now, links }: Reports & { batch: string }): Message {
  const offered = reports.slice(0, mostOffered);
  const others: Row = {
    kind: 'row',
    icon: 'tasks',
    tone: 'closed',
    title: 'อื่น ๆ',
    note: 'เปิดแบบแล้วแนบรูปเอง',
    open: linkButton('เปิด', links.home()),
  };
  return card(
    {
      strip: { tone: 'draft', icon: 'camera', label: 'รับรูปแล้ว' },
      title: 'ใช้กับรายงานใด',
      parts: [
        ...offered.map((duty) => ({
          ...dutyRow(duty, { links, now }),
          open: postbackButton('แนบที่นี่', { kind: 'filePhotos', batch, duty: duty.id }),
        })),
        others,
      ],
      foot: `ส่งหลายรูปติดกันจะเก็บรวมกัน ถ้ายังไม่เลือก เก็บไว้ 7 วันแล้วลบ ${notice}`,
      quick: statusReply,
    },
    links,
  );
}

/** The answer to the command without a photo. It explains how to add photos to a report. */
export function howToSendCard({ reports, now, links }: Reports): Message {
  return card(
    {
      strip: { tone: 'draft', icon: 'camera', label: 'ส่งรูป' },
      title: 'ส่งรูปในแชตนี้ได้เลย',
      parts: reports.slice(0, mostOffered).map((duty) => dutyRow(duty, { links, now })),
      foot: `ส่งแล้วระบบจะถามว่าใช้กับรายงานใด หรือเปิดแบบแล้วแนบรูปในนั้น ${notice}`,
      quick: statusReply,
    },
    links,
  );
}

/** No report needs a photo, so the photo is not fetched from LINE. */
export function noReportText(links: Links): Message {
  return plainText('ตอนนี้ไม่มีรายงานที่รอรูปจากท่าน รูปที่ส่งจึงไม่ได้เก็บไว้', quickReplies(statusReply, links));
}

const notPhotos = {
  audio: 'ระบบไม่ได้เก็บข้อความเสียงนี้ กรุณาพิมพ์เป็นข้อความ',
  video: 'ระบบไม่ได้เก็บวิดีโอนี้ ในแชตส่งได้เฉพาะรูปภาพ',
  file: 'ระบบไม่ได้เก็บไฟล์นี้ ในแชตส่งได้เฉพาะรูปภาพ\nไฟล์เอกสาร กรุณาเปิดแบบแล้วแนบในนั้น',
} as const;

export function notPhotoText(kind: keyof typeof notPhotos, links: Links): Message {
  return plainText(notPhotos[kind], quickReplies(statusReply, links));
}

export function tooManyPhotosText(links: Links): Message {
  return plainText(
    'มีรูปที่ยังไม่ได้เลือกรายงานอยู่มากแล้ว รูปนี้จึงไม่ได้เก็บไว้\nกรุณากด แนบที่นี่ ในข้อความก่อนหน้า แล้วส่งรูปอีกครั้ง',
    quickReplies(statusReply, links),
  );
}

/** The photo could not be fetched: says what to do instead. */
export function photoLostText(why: Exclude<Content['kind'], 'here'>, links: Links): Message {
  const words = {
    gone: 'เปิดรูปนี้จาก LINE ไม่ได้ กรุณาส่งรูปอีกครั้ง',
    away: 'LINE ยังส่งรูปนี้มาไม่ถึง กรุณารอสักครู่แล้วส่งรูปอีกครั้ง',
    tooLarge: 'รูปใหญ่เกิน 10 เมกะไบต์ กรุณาเลือกรูปที่เล็กลง หรือไม่ส่งแบบต้นฉบับ',
  };
  return plainText(words[why], quickReplies(statusReply, links));
}
