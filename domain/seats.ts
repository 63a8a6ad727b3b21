import type { Seat } from './permissions.ts';

export const seatLabels: Record<Seat, string> = {
  chair: 'ประธาน',
  viceChair: 'รองประธาน',
  secretary: 'เลขานุการ',
  assistantSecretary: 'ผู้ช่วยเลขานุการ',
  treasurer: 'เหรัญญิก',
  member: 'กรรมการ',
  adviser: 'ที่ปรึกษา',
};
