import { inflateRawSync } from 'node:zlib';

/** Marks of a ZIP file: the end of its list of files, a row of that list, a file's own head. */
const endMark = 0x06054b50;
const rowMark = 0x02014b50;
const headMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
const mostFiles = 500;

/**
 * Size of everything in a ZIP file once unpacked, measured and not believed; null when it is no ZIP or
 * holds more than `most`. An XLSX from a stranger goes through this before anything reads it.
 */
export function unpackedBytes(file: Uint8Array, most: number): number | null {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    return sum(buffer, most);
  } catch (error) {
    // Marks or lengths that point outside, or bytes that do not inflate.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

function sum(zip: Buffer, most: number): number | null {
  const end = findEnd(zip);
  if (end === null) return null;
  const files = zip.readUInt16LE(end + 10);
  if (files === 0 || files > mostFiles) return null;
  let row = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let at = 0; at < files; at += 1) {
    if (zip.readUInt32LE(row) !== rowMark) return null;
    total += sizeOf(zip, row, most - total);
    if (total > most) return null;
    row +=
      46 + zip.readUInt16LE(row + 28) + zip.readUInt16LE(row + 30) + zip.readUInt16LE(row + 32);
  }
  return total;
}

function findEnd(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - endBytes - longestComment);
  for (let at = zip.length - endBytes; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === endMark) return at;
  return null;
}

/** Stored files count as they are; packed ones are unpacked up to the limit and thrown away. */
function sizeOf(zip: Buffer, row: number, most: number): number {
  const method = zip.readUInt16LE(row + 10);
  const packed = zip.readUInt32LE(row + 20);
  const head = zip.readUInt32LE(row + 42);
  if (zip.readUInt32LE(head) !== headMark) throw new RangeError('no file where the list says');
  const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
  if (from + packed > zip.length) throw new RangeError('a file ends outside');
  if (method === 0) return packed;
  if (method !== 8) throw new RangeError('packed in a way Excel does not');
  return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: most + 1 }).length;
}
