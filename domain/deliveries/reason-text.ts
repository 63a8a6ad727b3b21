const known: ReadonlyMap<string, string> = new Map([
  ['monthly quota', 'ข้อความของเดือนนี้ไม่พอ จะส่งเมื่อมีเพิ่ม'],
  ['not a friend of the account', 'ไม่ได้เป็นเพื่อนกับบัญชี หรือบล็อกบัญชี'],
  ['nothing left to say', 'ทำเรื่องนี้เสร็จก่อนถึงเวลาส่ง'],
  ['outcome unknown for a day', 'ไลน์ไม่ตอบเกินหนึ่งวัน จึงไม่ทราบว่าถึงหรือไม่'],
  ['data erased', 'ลบข้อมูลของผู้รับแล้ว'],
  ['its sender died each time it was taken', 'ระบบหยุดขณะส่งสามครั้ง ผู้ดูแลระบบต้องตรวจ'],
]);

/** Why a message was not sent, in words; empty when there is no reason to show. */
export function reasonText(reason: string | null): string {
  if (reason === null) return '';
  const text = known.get(reason);
  if (text !== undefined) return text;
  if (reason.startsWith('429')) return 'ไลน์รับข้อความไม่ทัน ระบบจะลองใหม่';
  if (/^4\d\d /.test(reason)) return 'ไลน์ไม่รับข้อความนี้ ผู้รับอาจลบบัญชีแล้ว';
  return 'ติดต่อไลน์ไม่ได้ ระบบจะลองใหม่';
}
