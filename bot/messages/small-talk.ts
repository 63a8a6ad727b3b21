import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/** One short text with the most used commands as quick replies. */
function short(text: string, links: Links): Message {
  return plainText(text, quickReplies(commonReplies, links));
}

export function greetingText(name: string, links: Links): Message {
  const who = name === '' ? '' : ` ${name}`;
  return short(`สวัสดี${who}\nพิมพ์ “สถานะ” เพื่อดูเรื่องที่ต้องทำ หรือ “ช่วยเหลือ” เพื่อดูคำที่ใช้ได้`, links);
}

export function welcomeBackText(links: Links): Message {
  return short('ด้วยความยินดี', links);
}

export function goodbyeText(links: Links): Message {
  return short('แล้วพบกันใหม่ เมื่อมีเรื่องถึงกำหนด ระบบจะเตือนในแชตนี้', links);
}

export function nothingToAcknowledgeText(links: Links): Message {
  return short('ขอบคุณที่แจ้ง ตอนนี้ไม่มีข้อความเตือนที่รอให้กดรับทราบ', links);
}

export function nothingToCancelText(links: Links): Message {
  return short('ตอนนี้ไม่มีเรื่องที่ทำค้างไว้ในแชตนี้ จึงไม่มีอะไรต้องยกเลิก', links);
}

export function startOverText(links: Links): Message {
  return short('เลือกเรื่องที่ต้องการจากปุ่มด้านล่าง หรือเปิดเมนูใต้แชต', links);
}

export function noWordsText(links: Links): Message {
  return short('หากต้องการดูงาน พิมพ์ “สถานะ”', links);
}

/** Shown before the list of unsent reports, when a person says that everything is sent. */
export function notAllSentText(left: number): Message {
  return plainText(`ขอบคุณที่แจ้ง แต่ในระบบยังมีเรื่องที่ยังไม่ส่ง ${left} เรื่อง ดังนี้`);
}

export function allSentText(links: Links): Message {
  return short('ขอบคุณที่แจ้ง ในระบบส่งครบแล้ว ไม่มีเรื่องค้าง', links);
}

export function howToCorrectText(links: Links): Message {
  return short(
    'แบบที่ยังไม่ส่ง: เปิดแบบแล้วแก้ได้ทันที ระบบบันทึกให้เอง\nแบบที่ส่งแล้ว: ขอให้ผู้ตรวจ (พัฒนาการอำเภอหรือจังหวัด) กด “ส่งคืน” แล้วแก้และส่งใหม่ได้\nเรื่องที่ส่งล่าสุดอยู่ใน “สถานะ”',
    links,
  );
}

export function troubleText(): Message {
  return plainText(
    'ขออภัยในความไม่สะดวก\n• ปิดหน้าจอแล้วเปิดใหม่จากเมนูใต้แชต\n• สิ่งที่กรอกไว้เก็บอยู่ในเครื่อง เมื่อเปิดแบบเดิมจะอยู่ครบ\n• ระบบนี้ไม่มีรหัสผ่าน เข้าด้วยบัญชี LINE ของท่าน\nถ้ายังไม่ได้ โทรหาเจ้าหน้าที่ตามด้านล่าง',
  );
}

export function askAPersonText(): Message {
  return plainText('เรื่องนี้ต้องให้เจ้าหน้าที่ตอบ กรุณาโทรถามตามด้านล่าง');
}

export function notMineText(): Message {
  return plainText(
    'หากเรื่องที่เตือนไม่ใช่ของท่าน กรุณาแจ้งพัฒนาการอำเภอตามด้านล่าง เพื่อเปลี่ยนผู้รับผิดชอบในระบบ ระหว่างนี้ระบบยังเตือนตามเดิม เพื่อไม่ให้เรื่องตกหล่น',
  );
}

/** Members have no screen for papers. They print a report from its own page. */
export function filesText(hasPapers: boolean, links: Links): Message {
  const where = hasPapers
    ? 'เอกสารที่พิมพ์หรือส่งต่อได้ (PDF, Excel, Word) อยู่ในหน้า “เอกสาร”'
    : 'เปิดเรื่องที่ต้องการในแอป แล้วกดบันทึกเป็น PDF หรือ Excel';
  const open = hasPapers
    ? { label: 'เปิดเอกสาร', opens: links.papers() }
    : { label: 'เปิดงานของฉัน', opens: links.home() };
  return plainText(where, quickReplies([open, ...commonReplies], links));
}

export function cannotAnnounceText(links: Links): Message {
  return short('ข้อความนี้ยังไม่ได้ส่งถึงใคร แชตนี้ส่งประกาศถึงหลายคนไม่ได้ กรุณาแจ้งสำนักงานพัฒนาชุมชนจังหวัด', links);
}
