import type { CommitteeState } from './register-province.ts';
import type { OrderState } from './register-facts.ts';

export const sexLabels = { male: 'ชาย', female: 'หญิง', unknown: '–' } as const;

export const orderStateLabels: Readonly<Record<OrderState, string>> = {
  stands: 'คำสั่งเดิมใช้ได้',
  new: 'ออกคำสั่งใหม่',
  inProgress: 'อยู่ระหว่างออกคำสั่ง',
};

export const committeeStateLabels: Readonly<Record<CommitteeState, string>> = {
  standing: 'เป็นปัจจุบัน',
  expired: 'ครบวาระแล้ว',
  inProgress: 'กำลังออกคำสั่ง',
  notSent: 'ยังไม่ส่งทะเบียน',
};
