import { limits } from '../domain/limits.ts';
import { Problem } from '../domain/problem.ts';
import { createTurns } from './turns.ts';

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
const decodeSeconds = limits.picture.decodeMs / 1_000;
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);
/** Sharp's published builds have no HEVC decoder, so they cannot read what an iPhone calls HEIC. */
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

const { decodedAtOnce, waiting } = limits.picture;
const turns = createTurns({ atOnce: decodedAtOnce, waiting });

/**
 * The type is what the bytes say, never the name. Refuses with `file-type`, `heic-unsupported`,
 * `picture-too-many-pixels`, `picture-unreadable` or, when too many wait, `busy`.
 */
export async function prepareFile(bytes: Buffer): Promise<ReadyFile> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === 'application/pdf') {
    return { type: 'application/pdf', full: bytes, thumb: null, width: null, height: null };
  }
  if (found && heic.has(found.mime)) throw new Problem('heic-unsupported');
  if (!found || !pictures.has(found.mime)) throw new Problem('file-type');
  await demandPixels(bytes);
  return turns.take(() => preparePicture(bytes));
}

/** The picture library is loaded by the first picture; it keeps nothing between two of them. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** Width and height as the header states them; nothing is decoded yet. */
async function demandPixels(bytes: Buffer): Promise<void> {
  const sharp = await loadSharp();
  const {
    width,
    height,
    pages = 1,
  } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new Problem('picture-unreadable', { cause });
    });
  if (width * height * pages > limits.picture.pixels) throw new Problem('picture-too-many-pixels');
}

/** Decoding runs on the library's own threads, with one picture's memory at a time for each turn. */
async function preparePicture(bytes: Buffer): Promise<ReadyFile> {
  const sharp = await loadSharp();
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: limits.picture.pixels,
      failOn: 'error',
    })
      .timeout({ seconds: decodeSeconds })
      .rotate()
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
    throw new Problem('picture-unreadable', { cause });
  }
}
