import { looseThai } from '../thai/text.ts';

/**
 * The key by which headings and words of a worksheet are compared: ชื่อ - สกุล and ชื่อ–สกุล have the
 * same key.
 */
export function headingKey(text: string): string {
  return looseThai(text).replace(/[-–—()[\]*:/,_"'“”ฯ]/g, '');
}

const numbering = new Set(
  ['ที่', 'ลำดับ', 'ลำดับที่', 'เลขลำดับ', 'ข้อ', 'ข้อที่', 'No.', '#'].map(headingKey),
);

/** True for the heading of a column that numbers the rows. */
export function isNumbering(key: string): boolean {
  return numbering.has(key);
}
