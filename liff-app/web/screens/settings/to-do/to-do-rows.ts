import type { Output } from '#contract/contract.ts';
import type { FirstDayTask } from '#domain/settings/first-day.ts';
import { roleLabels } from '#domain/people/role-labels.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { IconName } from '#web/parts/icon.tsx';

type Task = Output<'firstDay.read'>['tasks'][number];

export interface ToDoRow {
  id: string;
  icon: IconName;
  title: string;
  /** The number left, with its unit. Null when the task is done. */
  left: string | null;
  why: string;
  /** The screen where the task is done. Null when another role does it. */
  link: { href: string; label: string } | null;
}

interface TaskText {
  icon: IconName;
  title: string;
  unit: string;
  why: string;
  href: string;
  label: string;
}

const invites = { href: '/app/people/invites', label: 'ออกรหัส' };

const texts: Record<FirstDayTask, TaskText> = {
  provinceStaff: {
    icon: 'people',
    title: roleLabels.province,
    unit: 'คน',
    why: 'ผู้ประกาศหนังสือและรับรายงานของจังหวัด',
    ...invites,
  },
  offices: {
    icon: 'phone',
    title: 'เบอร์โทรของสำนักงาน',
    unit: 'แห่ง',
    why: 'แสดงในแชตและในแอป เมื่อมีคนติดขัด',
    href: '/app/settings/offices',
    label: 'ใส่เบอร์',
  },
  letter: {
    icon: 'quote',
    title: 'หนังสือสั่งการของปีนี้',
    unit: 'ฉบับ',
    why: 'ประกาศแล้วจึงมีเรื่องและกำหนดส่ง',
    href: '/app/settings/letters',
    label: 'ทำหนังสือ',
  },
  criteria: {
    icon: 'grade',
    title: 'เกณฑ์ประเมินระดับฉบับจริง',
    unit: 'ฉบับ',
    why: 'ที่มีอยู่เป็นตัวอย่าง ใส่เกณฑ์จริงก่อนให้คะแนน',
    href: '/app/settings/criteria',
    label: 'ใส่เกณฑ์',
  },
  heads: {
    icon: 'me',
    title: 'พัฒนาการอำเภอ',
    unit: 'อำเภอ',
    why: 'ผู้ตรวจและส่งต่อรายงานของอำเภอ',
    ...invites,
  },
  officers: {
    icon: 'tasks',
    title: 'พัฒนากรประจำตำบล',
    unit: 'ตำบล',
    why: 'ผู้กรอกรายงานและรับการเตือน',
    ...invites,
  },
  reach: {
    icon: 'send',
    title: 'ข้อความถึงเจ้าหน้าที่ทุกคน',
    unit: 'คน',
    why: 'ที่ยังไม่เพิ่มเพื่อน หรือบล็อกบัญชีไลน์ของระบบ',
    href: '/app/people',
    label: 'ดูรายชื่อ',
  },
};

export function toDoRow({ task, left, isMine }: Task): ToDoRow {
  const { icon, title, unit, why, href, label } = texts[task];
  return {
    id: task,
    icon,
    title,
    left: left > 0 ? `เหลือ ${formatNumber(left)} ${unit}` : null,
    why: isMine ? why : `${why} ${roleLabels.province} เป็นผู้ทำ`,
    link: isMine ? { href, label } : null,
  };
}

/** The number of people who ask to join and wait for an answer. Null when there are none. */
export function requestRow({
  requests,
}: Pick<Output<'settings.read'>, 'requests'>): ToDoRow | null {
  if (requests.open === 0) return null;
  return {
    id: 'requests',
    icon: 'review',
    title: 'คนขอเข้าร่วม',
    left: `รอตอบ ${formatNumber(requests.open)} คน`,
    why: requests.longestDays > 0 ? `รอนานสุด ${requests.longestDays} วัน` : 'เพิ่งขอวันนี้',
    link: { href: '/app/people/requests', label: 'ดูคำขอ' },
  };
}
