import { Problem } from '../domain/problem.ts';

/** A file as it will be kept: pictures re-encoded without EXIF, with a thumbnail; PDF as it came. */
export interface ReadyFile {
  type: 'image/jpeg' | 'application/pdf';
  full: Buffer;
  thumb: Buffer | null;
  width: number | null;
  height: number | null;
}

const longestEdge = 1_600;
const thumbEdge = 320;
/** Larger pictures are bombs, not photographs. */
const maxPixels = 60_000_000;
const pictures = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/avif',
]);

/** The type is what the bytes say, never the name. */
export async function prepareFile(bytes: Buffer): Promise<ReadyFile> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === 'application/pdf') {
    return { type: 'application/pdf', full: bytes, thumb: null, width: null, height: null };
  }
  if (!found || !pictures.has(found.mime)) throw new Problem('file-type');
  return preparePicture(bytes);
}

/** The picture library is loaded by the first picture. */
async function preparePicture(bytes: Buffer): Promise<ReadyFile> {
  const { default: sharp } = await import('sharp');
  try {
    const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).rotate();
    const { data, info } = await upright
      .clone()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(data)
      .resize({ width: thumbEdge, height: thumbEdge, fit: 'cover' })
      .webp({ quality: 70 })
      .toBuffer();
    return { type: 'image/jpeg', full: data, thumb, width: info.width, height: info.height };
  } catch (cause) {
    throw new Problem('file-type', { cause });
  }
}
