import type { Me, Output } from '#contract/contract.ts';
import { timeText } from '#domain/policy/policy-words.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { IconName } from '#web/parts/icon.tsx';

type Role = NonNullable<Me['lead']>;
export type SettingsValues = Output<'settings.read'>;

const groupTitles = {
  year: 'งานของปี',
  people: 'คนและสิทธิ์',
  messages: 'ข้อความ',
  data: 'เอกสารและข้อมูล',
  office: 'สำนักงานและระบบ',
} as const;
type SettingsGroup = keyof typeof groupTitles;
const groupOrder = ['year', 'people', 'messages', 'data', 'office'] as const;

export interface SettingsSection {
  group: SettingsGroup;
  href: string;
  icon: IconName;
  title: string;
  roles: readonly Role[];
  /** True when a phone’s menu shows it above the settings. */
  inPhoneMenu?: boolean;
  /** The present value as a short text. */
  value: (values: SettingsValues) => string;
  /** A point that needs attention. Null when there is none. */
  alert?: (values: SettingsValues) => string | null;
}

const count = formatNumber;

/** The sections of ตั้งค่า, in order. A new section needs one entry here and one route. */
const sections: readonly SettingsSection[] = [
  {
    group: 'year',
    href: '/app/settings/letters',
    icon: 'quote',
    title: 'หนังสือและกำหนดส่ง',
    roles: ['province'],
    value: letterValue,
  },
  {
    group: 'year',
    href: '/app/settings/criteria',
    icon: 'grade',
    title: 'เกณฑ์ประเมินระดับ',
    roles: ['province'],
    value: criteriaValue,
    alert: ({ criteria }) => (criteria?.sample ? 'ยังเป็นตัวอย่าง' : null),
  },
  {
    group: 'year',
    href: '/app/settings/centres',
    icon: 'centre',
    title: 'ศอช. ในจังหวัด',
    roles: ['province'],
    value: ({ centres }) => `${count(centres)} แห่ง เปิด ยุบ เปลี่ยนชื่อ`,
  },
  {
    group: 'year',
    href: '/app/settings/holidays',
    icon: 'calendar',
    title: 'วันหยุด',
    roles: ['province', 'admin'],
    value: holidayValue,
  },
  {
    group: 'people',
    href: '/app/people',
    icon: 'people',
    title: 'คนในระบบ',
    inPhoneMenu: true,
    roles: ['province', 'admin'],
    value: ({ people }) => `${count(people)} คน`,
  },
  {
    group: 'people',
    href: '/app/people/invites',
    icon: 'device',
    title: 'รหัสเข้าร่วม',
    roles: ['province', 'admin'],
    value: ({ invites }) => `ใช้ได้ ${count(invites)} รหัส`,
  },
  {
    group: 'people',
    href: '/app/people/requests',
    icon: 'review',
    title: 'คำขอเข้าร่วม',
    roles: ['province', 'admin'],
    value: requestValue,
    alert: ({ requests }) => (requests.open > 0 ? `รอตอบ ${count(requests.open)}` : null),
  },
  {
    group: 'messages',
    href: '/app/settings/reminders',
    icon: 'bell',
    title: 'นโยบายการเตือน',
    roles: ['province', 'admin'],
    value: ({ reminders: { digestAt, waves } }) =>
      `สรุปเช้า ${timeText(digestAt)} เตือน ${waves} ครั้งต่อกำหนด`,
  },
  {
    group: 'office',
    href: '/app/settings/offices',
    icon: 'phone',
    title: 'เบอร์ติดต่อ',
    roles: ['province', 'admin'],
    value: ({ offices }) => `สพจ. และ ${count(offices.districts)} อำเภอ`,
    alert: ({ offices }) => (offices.missing > 0 ? `ขาด ${count(offices.missing)} แห่ง` : null),
  },
  {
    group: 'office',
    href: '/app/settings/province',
    icon: 'settings',
    title: 'ค่าของจังหวัด',
    roles: ['province', 'admin'],
    value: provinceValue,
  },
  {
    group: 'data',
    href: '/app/papers',
    icon: 'file',
    title: 'เอกสารส่งออก',
    roles: ['province', 'districtHead'],
    value: () => 'ทะเบียน ผลประเมิน รายงานสถานะ บันทึกข้อความ',
  },
  {
    group: 'data',
    href: '/app/settings/open-data',
    icon: 'swap',
    title: 'ข้อมูลเปิด',
    roles: ['province'],
    value: () => 'กุญแจให้ระบบของหน่วยงานอื่นอ่านข้อมูล',
  },
  {
    group: 'data',
    href: '/app/settings/privacy',
    icon: 'shield',
    title: 'ความเป็นส่วนตัว',
    roles: ['province', 'admin'],
    value: () => 'คำขอเกี่ยวกับข้อมูล และระยะเวลาเก็บ',
    alert: ({ dataRequests }) => (dataRequests > 0 ? `คำขอรอตอบ ${count(dataRequests)}` : null),
  },
  {
    group: 'data',
    href: '/app/settings/audit',
    icon: 'history',
    title: 'ประวัติการใช้งาน',
    value: () => 'ใครทำอะไร เมื่อไร เพราะอะไร',
    roles: ['province', 'admin', 'districtHead'],
  },
];

/** The groups of the sections that a person may open. Empty groups are left out. */
export function groupsFor(me: Pick<Me, 'grants'>, { wide }: { wide: boolean }) {
  const mine = sectionsFor(me).filter((section) => wide || !section.inPhoneMenu);
  return groupOrder.flatMap((group) => {
    const rows = mine.filter((section) => section.group === group);
    return rows.length > 0 ? [{ group, title: groupTitles[group], rows }] : [];
  });
}

export function sectionsFor({ grants }: Pick<Me, 'grants'>): SettingsSection[] {
  const roles = new Set(grants.map((grant) => grant.role));
  return sections.filter((section) => section.roles.some((role) => roles.has(role)));
}

function letterValue({ letter }: SettingsValues): string {
  if (!letter) return 'ยังไม่มีหนังสือที่ใช้อยู่';
  const { fiscalYear, clauses, duties } = letter;
  return `ปี ${fiscalYear} ใช้อยู่ ${clauses} ข้อ ${count(duties)} เรื่อง`;
}

function criteriaValue({ criteria }: SettingsValues): string {
  return criteria ? `${criteria.categories} หมวด ${criteria.indicators} ตัวชี้วัด` : 'ยังไม่มีเกณฑ์ที่ใช้อยู่';
}

function holidayValue({ holidaysMissing }: SettingsValues): string {
  return holidaysMissing.length > 0 ? `ปี ${holidaysMissing.join(' และ ')} ยังไม่มี` : 'ปีนี้และปีหน้ามีแล้ว';
}

function requestValue({ requests: { open, longestDays } }: SettingsValues): string {
  if (open === 0) return 'ไม่มีคำขอรออยู่';
  return longestDays > 0 ? `รอนานสุด ${longestDays} วัน` : 'เพิ่งขอวันนี้';
}

function provinceValue({ quorumPercent, issuer }: SettingsValues): string {
  return `องค์ประชุมร้อยละ ${quorumPercent} · ${issuer || 'ยังไม่ระบุผู้ลงนาม'}`;
}
