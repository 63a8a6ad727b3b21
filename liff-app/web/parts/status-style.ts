import type { DutyView } from '#contract/contract.ts';
import type { IconName } from './icon.tsx';

export type Standing = DutyView['standing'];

interface StatusStyle {
  tint: string;
  icon: IconName;
  label: string;
}

/** Colour, icon and label of each state, always used together. */
export const statusStyle: Record<Standing, StatusStyle> = {
  done: { tint: 'is-done', icon: 'done', label: 'รับรองแล้ว' },
  due: { tint: 'is-due', icon: 'clock', label: 'ใกล้กำหนด' },
  overdue: { tint: 'is-overdue', icon: 'overdue', label: 'เกินกำหนด' },
  returned: { tint: 'is-returned', icon: 'returned', label: 'ส่งคืนแก้ไข' },
  draft: { tint: 'is-draft', icon: 'draft', label: 'ร่างที่ทำค้างไว้' },
  review: { tint: 'is-review', icon: 'review', label: 'รอตรวจ' },
  closed: { tint: 'is-closed', icon: 'closed', label: 'ยังไม่เปิดให้ส่ง' },
  open: { tint: 'is-closed', icon: 'todo', label: 'ยังไม่เริ่ม' },
  waived: { tint: 'is-closed', icon: 'waived', label: 'ได้รับยกเว้น' },
};

type Worded = Pick<DutyView, 'standing' | 'daysLeft' | 'holder'> & {
  actions?: readonly DutyView['actions'][number][];
};

/** Label of a status: days left, days late, or where a submitted report is. */
export function standingLabel({ standing, daysLeft, holder, actions = [] }: Worded): string {
  if (standing === 'overdue') return `เกินกำหนด ${-daysLeft} วัน`;
  if (standing === 'due') return daysLeft === 0 ? 'ถึงกำหนดวันนี้' : `อีก ${daysLeft} วันถึงกำหนด`;
  if (
    standing === 'review' &&
    actions.some((action) => action === 'forward' || action === 'accept')
  )
    return 'รอท่านตรวจ';
  if (standing === 'review') return holder === 'province' ? 'รอจังหวัดตรวจ' : 'รออำเภอตรวจ';
  return statusStyle[standing].label;
}
