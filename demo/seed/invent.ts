import { createHash } from 'node:crypto';

/**
 * All invented data is derived from hashes and not from random numbers, so every run gives the same
 * data.
 */
export function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

export function hexOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** The same text always gives the same UUID. */
export function uuidOf(text: string): string {
  const hex = hexOf(text, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function pick<T>(list: readonly [T, ...T[]], key: string): T {
  return list[hashOf(key) % list.length] ?? list[0];
}

const men = [
  'บุญมี',
  'เมฆ',
  'ภูผา',
  'ฟ้าใส',
  'สมชาย',
  'คำปัน',
  'อินถา',
  'แก้วมา',
  'ทองดี',
  'สุขใจ',
  'ดวงดี',
  'มานพ',
  'ศรีวัย',
  'จำปา',
] as const;
const women = [
  'จันทร์ดี',
  'ดาว',
  'สายธาร',
  'อรุณ',
  'บัวผัน',
  'แก้ว',
  'คำหล้า',
  'พิมพา',
  'มาลี',
  'ศรีนวล',
  'ทองใบ',
  'จันทร์เพ็ญ',
  'สายฝน',
  'กันยา',
] as const;
/** Surnames that no real family has, so that the people are clearly invented. */
const surnames = ['สมมุติ', 'ตัวอย่าง', 'ทดลอง', 'จำลอง', 'สาธิต'] as const;
/** There are enough names that two people of a district rarely have the same one. */
const endings = ['', 'วงศ์', 'กุล', 'ดี', 'ใจ', 'สุข', 'พงศ์', 'มงคล', 'ศรี', 'ทอง'] as const;

export interface InventedName {
  prefix: string;
  first: string;
  last: string;
  sex: 'male' | 'female';
}

export function inventName(key: string): InventedName {
  const male = hashOf(`${key}:sex`) % 100 < 55;
  return {
    prefix: male ? 'นาย' : pick(['นาง', 'นางสาว'], `${key}:prefix`),
    first: male ? pick(men, `${key}:first`) : pick(women, `${key}:first`),
    last: pick(surnames, `${key}:last`) + pick(endings, `${key}:ending`),
    sex: male ? 'male' : 'female',
  };
}
