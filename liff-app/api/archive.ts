import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';

const maxEntries = 500;
const maxBytes = limits.workbook.unzippedBytes;

/** Refuses a ZIP by the sizes in its directory and returns their sum in bytes. Unzips nothing. */
export async function requireSmallArchive(bytes: Uint8Array): Promise<number> {
  if (bytes.length > limits.workbook.zippedBytes) throw new Problem('workbook-too-large');
  return walk(bytes, async () => 0);
}

/** Refuses a ZIP by its real unzipped size, in case the directory states wrong sizes. */
export async function requireHonestArchive(bytes: Uint8Array): Promise<void> {
  let total = 0;
  await walk(bytes, async (zip, entry) => {
    const grown = await measure(zip, { entry, room: maxBytes - total });
    total += grown;
    return grown;
  });
}

/** One file of a ZIP as text. Empty when the ZIP has no file of this name. */
export async function textInArchive(bytes: Uint8Array, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  await walk(bytes, async (zip, entry) => {
    if (entry.fileName !== name) return 0;
    return measure(zip, { entry, room: maxBytes, keep: (piece) => pieces.push(piece) });
  });
  return Buffer.concat(pieces).toString();
}

type Visit = (zip: ZipFile, entry: Entry) => Promise<number>;

/** Returns the unzipped bytes stated in the directory. */
async function walk(bytes: Uint8Array, visit: Visit): Promise<number> {
  const zip = await open(bytes);
  if (zip.entryCount === 0 || zip.entryCount > maxEntries) throw new Problem('sheet-unreadable');
  return new Promise((resolve, reject) => {
    let stated = 0;
    const onEntry = async (entry: Entry): Promise<void> => {
      stated += entry.uncompressedSize;
      if (stated > maxBytes) throw new Problem('workbook-too-large');
      await visit(zip, entry);
      zip.readEntry();
    };
    zip.on('entry', (entry: Entry) => {
      onEntry(entry).catch(reject);
    });
    zip.on('error', (cause) => reject(new Problem('sheet-unreadable', { cause })));
    zip.on('end', () => resolve(stated));
    zip.readEntry();
  });
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (cause, zip) => {
      if (cause) reject(new Problem('sheet-unreadable', { cause }));
      else resolve(zip);
    });
  });
}

interface Measuring {
  entry: Entry;
  room: number;
  keep?: (piece: Buffer) => void;
}

/** Unzips one entry in pieces and passes them to `keep`. Stops when they exceed `room`. */
function measure(zip: ZipFile, { entry, room, keep }: Measuring): Promise<number> {
  const refused = (cause: unknown): Problem => new Problem('sheet-unreadable', { cause });
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (cause, stream) => {
      if (cause) {
        reject(refused(cause));
        return;
      }
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        keep?.(piece);
        if (size <= room) return;
        reject(new Problem('workbook-too-large'));
        stream.destroy();
      });
      stream.on('error', (error) => reject(refused(error)));
      stream.on('end', () => resolve(size));
    });
  });
}
