import type { DutyOrder } from '#domain/duty/list/filter.ts';

/** The orders of the list, for the column headings and for the select on a phone. */
export const orders: readonly { id: DutyOrder; label: string }[] = [
  { id: 'due', label: 'กำหนดถึงจังหวัด' },
  { id: 'centre', label: 'ศอช.' },
  { id: 'district', label: 'อำเภอ' },
  { id: 'title', label: 'เรื่อง' },
  { id: 'clause', label: 'ข้อ' },
  { id: 'standing', label: 'สถานะ' },
  { id: 'holder', label: 'อยู่ที่' },
  { id: 'since', label: 'มาแล้ว' },
];
