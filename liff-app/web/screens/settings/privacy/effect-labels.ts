import type { Output } from '#contract/contract.ts';

export type ErasureDetails = Output<'erasure.read'>;
type Effect = ErasureDetails['erased'][number];

interface Line {
  text: string;
  /** Why it stays. */
  why?: string;
}

const labels: Readonly<Record<string, (effect: Effect) => Line>> = {
  name: ({ text }) => ({ text: `ชื่อ ${text}` }),
  phone: ({ text }) => ({ text: `เบอร์โทร ${text}` }),
  line: () => ({ text: 'บัญชีไลน์ที่ผูกไว้' }),
  messages: ({ count }) => ({ text: `ข้อความในแชต ${count} ข้อความ` }),
  photos: ({ count }) => ({ text: `รูปและไฟล์ ${count} รายการ ที่ยังไม่ได้ส่งกับรายงาน` }),
  seats: ({ count }) => ({
    text: `ตำแหน่งและช่วงเวลาในทะเบียน ${count} ตำแหน่ง`,
    why: 'เอกสารราชการ แสดงเป็น ผู้เคยดำรงตำแหน่ง',
  }),
  possibleRows: ({ count }) => ({
    text: `ชื่อเดียวกันในทะเบียน ${count} แถว ที่ไม่ได้ผูกบัญชีนี้`,
    why: 'อาจเป็นคนอื่น หากเป็นคนนี้ ให้อำเภอผูกบัญชีกับทะเบียนก่อนตอบ',
  }),
  reports: ({ count }) => ({
    text: `รายงานที่ส่งแล้ว ${count} ฉบับ`,
    why: 'เอกสารราชการ คงไว้โดยไม่มีชื่อผู้ขอ',
  }),
  evidence: ({ count }) => ({
    text: `รูปประกอบรายงานที่ส่งแล้ว ${count} รูป`,
    why: 'หลักฐานของรายงาน คงไว้โดยไม่ระบุผู้ส่ง',
  }),
  drafts: ({ count }) => ({
    text: `ร่างรายงาน ${count} เรื่อง`,
    why: 'งานของหน่วยงาน ผู้อื่นรับไปทำต่อได้',
  }),
  audit: ({ count }) => ({
    text: `ประวัติการใช้งาน ${count} รายการ`,
    why: 'ใช้ตรวจสอบย้อนหลัง คงไว้โดยไม่มีชื่อผู้ขอ',
  }),
};

export function effectLines(effects: readonly Effect[]): Line[] {
  return effects.flatMap((effect) => labels[effect.kind]?.(effect) ?? []);
}
