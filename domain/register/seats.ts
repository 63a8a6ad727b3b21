import * as z from 'zod/mini';

/** The seat on the committee. */
export const seatSchema = z.enum([
  'chair',
  'viceChair',
  'secretary',
  'assistantSecretary',
  'treasurer',
  'member',
  'adviser',
]);
export type Seat = z.infer<typeof seatSchema>;

export const seatLabels: Record<Seat, string> = {
  chair: 'ประธาน',
  viceChair: 'รองประธาน',
  secretary: 'เลขานุการ',
  assistantSecretary: 'ผู้ช่วยเลขานุการ',
  treasurer: 'เหรัญญิก',
  member: 'กรรมการ',
  adviser: 'ที่ปรึกษา',
};
