import type { Output } from '#contract/contract.ts';
import type { IconName } from '#web/parts/icon.tsx';

export type Delivery = Output<'deliveries.list'>['deliveries'][number];

interface StateStyle {
  state: Delivery['state'];
  label: string;
  tint: string;
  icon: IconName;
}

/** The states in the order of the page, with those that need attention first. */
export const deliveryStates: readonly StateStyle[] = [
  { state: 'failed', label: 'ส่งไม่สำเร็จ', tint: 'is-overdue', icon: 'overdue' },
  { state: 'expired', label: 'ไม่ทราบผล', tint: 'is-overdue', icon: 'overdue' },
  { state: 'parked', label: 'ผู้ดูแลต้องตรวจ', tint: 'is-overdue', icon: 'overdue' },
  { state: 'held', label: 'พักไว้', tint: 'is-due', icon: 'clock' },
  { state: 'planned', label: 'รอส่ง', tint: 'is-draft', icon: 'clock' },
  { state: 'sending', label: 'กำลังส่ง', tint: 'is-draft', icon: 'sending' },
  { state: 'carried', label: 'กำลังส่งพร้อมข้อความอื่น', tint: 'is-draft', icon: 'sending' },
  { state: 'sent', label: 'ส่งแล้ว', tint: 'is-done', icon: 'done' },
  { state: 'cancelled', label: 'ไม่ต้องส่ง', tint: 'is-closed', icon: 'waived' },
];
