import { cast } from '../support/demo-world.ts';

/** A picture of the guide: whose screen, and what is on it. */
export interface Picture {
  name: string;
  /** What a person who does not see the picture hears. */
  alt: string;
  person: string;
  /** The address of the screen, or the person's chat. `:grading ปล้อง` stands for a duty. */
  path: string;
  isWide?: boolean;
  /** The name of a button to press first. */
  press?: string;
}

export const chat = 'chat';

/** In the order of the guide. */
export const pictures: readonly Picture[] = [
  {
    name: 'chat-morning',
    alt: 'แชตไลน์ตอนเช้า การ์ดบอกเรื่องที่ต้องส่ง มีปุ่มเปิดแบบ รับทราบ และขอขยายเวลา',
    person: cast.officer,
    path: chat,
  },
  {
    name: 'help',
    alt: 'หน้างานของฉัน เปิดวิธีใช้ มีสามขั้นและปุ่มโทรหาสำนักงาน',
    person: cast.officer,
    path: '/app',
    press: 'วิธีใช้',
  },
  {
    name: 'member-home',
    alt: 'หน้าแรกของกรรมการ บอกนัดประชุมและเรื่องของ ศอช.',
    person: cast.chair,
    path: '/app',
  },
  {
    name: 'officer-home',
    alt: 'งานของฉันของพัฒนากร เรื่องที่ต้องส่งก่อนอยู่บนสุด',
    person: cast.officer,
    path: '/app',
  },
  {
    name: 'form',
    alt: 'แบบประเมินระดับ กรอกทีละข้อ มุมล่างซ้ายบอกว่าบันทึกแล้ว',
    person: cast.officer,
    path: '/app/duty/:grading งิ้ว/form',
  },
  {
    name: 'form-review',
    alt: 'หน้าตรวจทานก่อนส่ง บอกข้อที่ยังไม่ได้กรอก',
    person: cast.officer,
    path: '/app/duty/:grading งิ้ว/form?step=review',
  },
  {
    name: 'head-home',
    alt: 'งานของฉันของพัฒนาการอำเภอ เรื่องที่รอท่านตรวจอยู่บนสุด',
    person: cast.head,
    path: '/app',
  },
  {
    name: 'head-report',
    alt: 'รายงานที่รอตรวจ มีปุ่มส่งต่อจังหวัดและส่งคืนแก้ไข',
    person: cast.head,
    path: '/app/duty/:committee-register ปล้อง',
  },
  {
    name: 'duty-list',
    alt: 'ตารางเรื่องทั้งหมดบนคอมพิวเตอร์ เลือกหลายเรื่องแล้วทวงถามได้',
    person: cast.head,
    path: '/app/duties',
    isWide: true,
  },
  {
    name: 'overview',
    alt: 'ภาพรวมจังหวัดบนคอมพิวเตอร์ มีตัวเลข แผนที่ และตารางรายอำเภอ',
    person: cast.province,
    path: '/app/overview',
    isWide: true,
  },
  {
    name: 'papers',
    alt: 'เอกสารส่งออกบนคอมพิวเตอร์ ดูหน้าก่อนพิมพ์และรู้ว่ายังขาดที่ใด',
    person: cast.province,
    path: '/app/papers',
    isWide: true,
  },
  {
    name: 'letter',
    alt: 'หนังสือและกำหนดส่ง แต่ละข้อมีปุ่มเลื่อนกำหนด',
    person: cast.province,
    path: '/app/settings/letters/chiang-rai-2568',
    isWide: true,
  },
  {
    name: 'my-data',
    alt: 'ข้อมูลของฉัน บอกบทบาท เบอร์ติดต่อ และการเตือน',
    person: cast.officer,
    path: '/app/me',
  },
];

/** The address of a picture, from a page in docs. */
export function pictureSrc(name: string): string {
  return `images/guide/${name}.webp`;
}
