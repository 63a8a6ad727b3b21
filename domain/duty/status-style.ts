import type { Standing } from './standing.ts';

/**
 * The colour of a state. In the chat it is a pair of text and background colours, in the app a CSS
 * class.
 */
export type Tone = 'done' | 'due' | 'overdue' | 'returned' | 'draft' | 'review' | 'closed';

/** The names of the icons, the same in chat and app. */
type StatusIcon =
  | 'done'
  | 'clock'
  | 'overdue'
  | 'returned'
  | 'draft'
  | 'review'
  | 'closed'
  | 'todo'
  | 'waived';

export interface StatusStyle {
  tone: Tone;
  icon: StatusIcon;
  label: string;
}

/** Colour, icon and label of each standing, the same in chat and app and always used together. */
export const statusStyle: Readonly<Record<Standing, StatusStyle>> = {
  done: { tone: 'done', icon: 'done', label: 'รับรองแล้ว' },
  due: { tone: 'due', icon: 'clock', label: 'ใกล้กำหนด' },
  overdue: { tone: 'overdue', icon: 'overdue', label: 'เกินกำหนด' },
  returned: { tone: 'returned', icon: 'returned', label: 'ส่งคืนแก้ไข' },
  draft: { tone: 'draft', icon: 'draft', label: 'ร่างที่ทำค้างไว้' },
  review: { tone: 'review', icon: 'review', label: 'รอตรวจ' },
  closed: { tone: 'closed', icon: 'closed', label: 'ยังไม่เปิดให้ส่ง' },
  open: { tone: 'closed', icon: 'todo', label: 'ยังไม่เริ่ม' },
  waived: { tone: 'closed', icon: 'waived', label: 'ได้รับยกเว้น' },
};

/** The label, with the number of days left or late if the standing has one. */
export function datedLabel({
  standing,
  daysLeft,
}: {
  standing: Standing;
  daysLeft: number;
}): string {
  if (standing === 'overdue') return `${statusStyle.overdue.label} ${-daysLeft} วัน`;
  if (standing === 'due') return daysLeft === 0 ? 'ถึงกำหนดวันนี้' : `อีก ${daysLeft} วันถึงกำหนด`;
  return statusStyle[standing].label;
}
