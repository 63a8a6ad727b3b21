/**
 * Northern words that people of the province write, with the central Thai that our word lists use.
 * Some are replaced only before certain letters, because บ่ also begins บ่อย and บ่าย.
 */
const northern: readonly (readonly [RegExp, string])[] = [
  [/บ่(?=ใจ้|ใช่)/g, 'ไม่'],
  [/บ่(?=ส่ง|ตัน|ทัน|ได้|มี|ฮู้|เอา|ต้อง)/g, 'ไม่'],
  [/ใจ้/g, 'ใช่'],
  [/ไม่ตัน/g, 'ไม่ทัน'],
  [/หยัง/g, 'อะไร'],
  [/พ่อง/g, 'บ้าง'],
  [/ไผ/g, 'ใคร'],
  [/ก่อ(?=\s|$)/g, 'ไหม'],
  [/ฮูป/g, 'รูป'],
  [/ประจุม/g, 'ประชุม'],
  [/จะใด/g, 'อย่างไร'],
  [/หื้อ/g, 'ให้'],
  [/ผ่อ(?!น)/g, 'ดู'],
];

export function inCentralThai(text: string): string {
  return northern.reduce((changed, [word, meaning]) => changed.replace(word, meaning), text);
}
