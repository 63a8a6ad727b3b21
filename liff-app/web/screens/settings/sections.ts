import type { Me } from '#contract/contract.ts';
import type { IconName } from '#web/parts/icon.tsx';

type Role = NonNullable<Me['lead']>;

interface Section {
  href: string;
  icon: IconName;
  title: string;
  note: string;
  roles: readonly Role[];
}

/** ตั้งค่า. A new section is one entry here and one route. */
const sections: readonly Section[] = [
  {
    href: '/app/settings/letters',
    icon: 'quote',
    title: 'หนังสือและกำหนดส่ง',
    note: 'ทำหนังสือปีใหม่ เลื่อนกำหนด เลิกใช้',
    roles: ['province'],
  },
  {
    href: '/app/settings/centres',
    icon: 'centre',
    title: 'ศอช. ในจังหวัด',
    note: 'เปิดแห่งใหม่ เปลี่ยนชื่อ ยุบ รวม เปิดอีกครั้ง',
    roles: ['province'],
  },
  {
    href: '/app/settings/criteria',
    icon: 'grade',
    title: 'เกณฑ์ประเมินระดับ',
    note: 'ทำฉบับใหม่ นำเข้าจาก Excel ทดลองให้คะแนน ประกาศใช้',
    roles: ['province'],
  },
  {
    href: '/app/settings/holidays',
    icon: 'calendar',
    title: 'วันหยุด',
    note: 'วันที่ระบบไม่ส่งข้อความ และไม่นับเป็นวันทำการ',
    roles: ['province', 'admin'],
  },
  {
    href: '/app/settings/audit',
    icon: 'history',
    title: 'ประวัติการใช้งาน',
    note: 'ใครทำอะไร เมื่อไร เพราะอะไร ค้นหา กรอง ส่งออก',
    roles: ['province', 'admin', 'districtHead'],
  },
];

export function sectionsFor({ grants }: Pick<Me, 'grants'>): Section[] {
  const roles = new Set(grants.map((grant) => grant.role));
  return sections.filter((section) => section.roles.some((role) => roles.has(role)));
}
