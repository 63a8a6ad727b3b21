import { limits } from '../limits.ts';
import { retentionRules } from './retention.ts';

interface NoticePart {
  title: string;
  lines: readonly string[];
}

const { people, deliveries, inbox, chatPhotos, joinRequests, dataRequests } = retentionRules;
const { questions, heardTexts } = retentionRules;

/**
 * The privacy notice (PDPA section 23). It says who stores what, why and how long, who sees it, which
 * rights people have, and whom to ask. The core work is a public task, so people confirm that they
 * have read it and are not asked for consent. A change of this text needs a new version in
 * notice-version.ts.
 */
export const noticeParts: readonly NoticePart[] = [
  {
    title: 'ใครดูแลข้อมูลของท่าน',
    lines: ['สำนักงานพัฒนาชุมชนจังหวัด เป็นผู้ควบคุมข้อมูลส่วนบุคคลของระบบนี้'],
  },
  {
    title: 'เก็บอะไร',
    lines: [
      'ชื่อ เบอร์โทรที่ท่านให้ รหัสบัญชีไลน์ และบทบาทใน ศอช.',
      'ชื่อ ตำแหน่ง และช่วงเวลาในทะเบียนกรรมการ',
      'รายงาน รูป ความเห็น และข้อความที่ท่านส่ง กับข้อความที่ระบบส่งถึงท่าน',
      'ประวัติว่าท่านทำรายการอะไร เมื่อไร',
      'ไม่เก็บเลขประจำตัวประชาชน วันเกิด ที่อยู่ และตัดพิกัดออกจากรูปทุกรูป',
    ],
  },
  {
    title: 'ใช้ทำอะไร',
    lines: [
      'แจ้งงาน ศอช. ที่ถึงกำหนด รับและตรวจรายงานตามหนังสือสั่งการของจังหวัด',
      'ฐานตามกฎหมาย: ภารกิจเพื่อประโยชน์สาธารณะและหน้าที่ตามกฎหมาย พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 24 (4) และ (6) จึงไม่ต้องขอความยินยอม',
    ],
  },
  {
    title: 'เก็บนานเท่าใด',
    lines: [
      `ข้อความที่ท่านพิมพ์ ${inbox.days} วัน รูปในแชตที่ไม่ได้แนบรายงาน ${chatPhotos.days} วัน ข้อความที่ระบบส่ง ${deliveries.days} วัน`,
      `คำถามถึงเจ้าหน้าที่และคำตอบ ${questions.days} วัน ข้อความที่ระบบอ่านไม่ออก ${heardTexts.days} วัน`,
      `คำขอเข้าร่วม ${joinRequests.days} วัน และคำขอเกี่ยวกับข้อมูลของท่าน ${dataRequests.days} วัน หลังตอบแล้ว`,
      `ชื่อ เบอร์โทร และบัญชีไลน์ ตลอดที่ท่านมีบทบาท และต่ออีก ${people.days} วัน จังหวัดกำหนดต่างจากนี้ได้`,
      'รายงาน ทะเบียน และคำสั่ง เก็บตามระเบียบงานสารบรรณ',
    ],
  },
  {
    title: 'ใครเห็น',
    lines: [
      'เจ้าหน้าที่ที่ดูแลพื้นที่ของท่าน กรรมการ ศอช. เดียวกัน และจังหวัด เบอร์โทรในรายการถูกปิดบางส่วน',
      'ข้อความส่งผ่านระบบของ LINE ซึ่งอาจอยู่ต่างประเทศ ไม่ส่งข้อมูลให้ผู้อื่นเพื่อการค้า',
    ],
  },
  {
    title: 'สิทธิของท่าน',
    lines: [
      'ดู แก้ไข และขอสำเนาข้อมูลได้ทันทีที่ ข้อมูลของฉัน',
      `ขอลบหรือคัดค้านได้ จังหวัดตอบภายใน ${limits.erasure.answerDays} วัน`,
      'ร้องเรียนได้ที่สำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล',
    ],
  },
];
