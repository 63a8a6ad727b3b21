import type { Output } from '#contract/contract.ts';
import type { Role } from '#domain/permissions.ts';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';

export type Announcement = Output<'announcements.list'>['announcements'][number];

export const announcementsPath = '/app/messages/announcements';

/** The roles that can get announcements, in the order of the screen. */
export const audienceRoles: readonly { role: Role; label: string }[] = [
  { role: 'member', label: 'กรรมการ ศอช.' },
  { role: 'officer', label: 'พัฒนากร' },
  { role: 'districtHead', label: 'พัฒนาการอำเภอ' },
  { role: 'province', label: 'เจ้าหน้าที่จังหวัด' },
];

/** A time as text: 18 ธ.ค. 2567 08.45 น. */
export function momentText(instant: string): string {
  return `${dayText(bangkokDayOf(instant), 'medium')} ${formatTime(new Date(instant))}`;
}

export function stateText({ state, sendAt, sentAt }: Announcement): string {
  switch (state) {
    case 'scheduled':
      return `จะส่ง ${momentText(sendAt)}`;
    case 'sending':
      return 'กำลังส่ง';
    case 'cancelled':
      return 'ยกเลิกแล้ว';
    default:
      return `ส่งแล้ว ${momentText(sentAt ?? sendAt)}`;
  }
}
