export const usualReasons = ['ย้ายไปพื้นที่อื่น', 'เปลี่ยนพื้นที่รับผิดชอบ', 'ลาออก', 'เกษียณ', 'พ้นวาระ'];
export const otherReason = 'อื่น ๆ';

export interface Reason {
  picked: string;
  typed: string;
}

export const emptyReason: Reason = { picked: '', typed: '' };

/** The reason as it is stored and sent. Empty when none is given. */
export function reasonText({ picked, typed }: Reason): string {
  return picked === otherReason ? typed.trim() : picked;
}
