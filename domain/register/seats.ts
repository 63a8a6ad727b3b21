import * as z from 'zod/mini';

/** The seats on a committee. */
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

/** The seats that may submit a report. Each committee has one person in each of them. */
export function isSigningSeat(seat: Seat | null): boolean {
  return seat === 'chair' || seat === 'secretary';
}

export const seatLabels: Record<Seat, string> = {
  chair: 'ประธาน',
  viceChair: 'รองประธาน',
  secretary: 'เลขานุการ',
  assistantSecretary: 'ผู้ช่วยเลขานุการ',
  treasurer: 'เหรัญญิก',
  member: 'กรรมการ',
  adviser: 'ที่ปรึกษา',
};
