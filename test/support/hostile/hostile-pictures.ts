import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const folder = join(import.meta.dirname, '..', 'hostile-pictures');
const avifNames = ['12-megapixels', '49-megapixels', '134-megapixels'] as const;
type AvifName = (typeof avifNames)[number];

/** A valid AVIF of one colour, at most 2.3 kB (made with sharp, effort 0, quality 1). */
export function avifOf(name: AvifName): Buffer {
  return readFileSync(join(folder, `${name}.avif`));
}

/** The same bytes with another width and height in the header; the coded picture keeps its size. */
export function avifStating(name: AvifName, size: { width: number; height: number }): Buffer {
  const bytes = avifOf(name);
  const at = bytes.indexOf('ispe');
  bytes.writeUInt32BE(size.width, at + 8);
  bytes.writeUInt32BE(size.height, at + 12);
  return bytes;
}

/** A valid PNG of 900 million pixels in a few kilobytes. */
export function hugePng(size = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(size / 8) + 1) * 100));
  return pngOf({ header, rows });
}

/** A complete PNG of 64-bit pixels in seven passes, which the library must hold in memory completely. */
export function interlacedPng(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([16, 6, 0, 0, 1], 8);
  const rows = deflateSync(Buffer.alloc(bytesOfPasses(size)), { level: 1 });
  return pngOf({ header, rows });
}

const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** Each pass of Adam7 has eight bytes for each pixel and one byte for each row. */
function bytesOfPasses(size: number): number {
  return passes.reduce((sum, [left, across, top, down]) => {
    const width = Math.max(0, Math.ceil((size - left) / across));
    const height = Math.max(0, Math.ceil((size - top) / down));
    return sum + (width > 0 ? height * (1 + width * 8) : 0);
  }, 0);
}

function pngOf({ header, rows }: { header: Buffer; rows: Buffer }): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

export function brokenJpeg(): Buffer {
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...randomBytes(50)]);
}

/** The first box in the file of an iPhone’s photograph. */
export function heicHead(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
    Buffer.alloc(64),
  ]);
}
