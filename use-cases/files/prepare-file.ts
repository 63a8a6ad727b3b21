import type { Metadata } from 'sharp';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { heavyBytes, heavyWork } from './heavy-work.ts';
import { createWorkQueue } from './work-queue.ts';
import { yieldToMainThread } from './thread-priority.ts';

/**
 * A file that is ready to store. Pictures are re-encoded without EXIF and get a thumbnail; PDFs are
 * unchanged.
 */
export interface ReadyFile {
  type: 'image/jpeg' | 'application/pdf';
  full: Buffer;
  thumb: Buffer | null;
  width: number | null;
  height: number | null;
}

const maxEdge = 1_600;
const thumbEdge = 320;
const decodeSeconds = limits.picture.decodeMs / 1_000;
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);
/** The published builds of sharp have no HEVC decoder, so they cannot read an iPhone's HEIC. */
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

const { decodedAtOnce, waiting } = limits.picture;
const queue = createWorkQueue({ atOnce: decodedAtOnce, waiting });

/**
 * Detects the type from the bytes, never from the name. Refuses with `file-type`, `heic-
 * unsupported`, `picture-too-many-pixels`, `picture-too-heavy`, `picture-unreadable` or, when too
 * many wait, `busy`.
 */
export async function prepareFile(bytes: Buffer): Promise<ReadyFile> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === 'application/pdf') {
    return { type: 'application/pdf', full: bytes, thumb: null, width: null, height: null };
  }
  if (found && heic.has(found.mime)) throw new Problem('heic-unsupported');
  if (!found || !pictures.has(found.mime)) throw new Problem('file-type');
  const needed = await requireSmallPicture(bytes);
  const prepare = () => queue.run(() => preparePicture(bytes));
  return needed > heavyBytes ? heavyWork.run(prepare) : prepare();
}

/** Loads the picture library when the first picture arrives. It caches nothing between pictures. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  await yieldToMainThread();
  return sharp;
}

/**
 * Refuses a picture by its header, before decoding. For formats that are decoded as a whole, it
 * returns the memory that decoding takes (measured with 49 million pixels in each format).
 */
async function requireSmallPicture(bytes: Buffer): Promise<number> {
  const sharp = await loadSharp();
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new Problem('picture-unreadable', { cause });
    });
  const pixels = header.width * header.height * (header.pages ?? 1);
  if (pixels > limits.picture.pixels) throw new Problem('picture-too-many-pixels');
  const needed = pixels * bytesPerPixel(header);
  if (needed > limits.picture.decodedBytes) throw new Problem('picture-too-heavy');
  return needed;
}

const avifBytesPerPixel = 16;

function bytesPerPixel(header: Metadata): number {
  if (header.format === 'heif') return avifBytesPerPixel;
  if (!header.isProgressive) return 1;
  return header.channels * (header.depth === 'ushort' ? 2 : 1);
}

/** Decodes one picture at a time, on the library's own threads. */
async function preparePicture(bytes: Buffer): Promise<ReadyFile> {
  const sharp = await loadSharp();
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: limits.picture.pixels,
      failOn: 'error',
    })
      .timeout({ seconds: decodeSeconds })
      .rotate()
      .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(data)
      .resize({ width: thumbEdge, height: thumbEdge, fit: 'cover' })
      .webp({ quality: 70 })
      .toBuffer();
    return { type: 'image/jpeg', full: data, thumb, width: info.width, height: info.height };
  } catch (cause) {
    throw new Problem('picture-unreadable', { cause });
  }
}
