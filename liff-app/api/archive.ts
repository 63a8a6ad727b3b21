import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';

const mostEntries = 500;
const most = limits.workbook.unzippedBytes;

/** Refuses a ZIP by what its directory states, and returns that size in bytes; nothing is unzipped. */
export async function demandSmallArchive(bytes: Uint8Array): Promise<number> {
  if (bytes.length > limits.workbook.zippedBytes) throw new Problem('workbook-too-large');
  return walk(bytes, async () => 0);
}

/** Refuses a ZIP by what it really unzips to, so a directory with wrong sizes is found. */
export async function demandHonestArchive(bytes: Uint8Array): Promise<void> {
  let total = 0;
  await walk(bytes, async (zip, entry) => {
    const grown = await measure(zip, { entry, room: most - total });
    total += grown;
    return grown;
  });
}

type Visit = (zip: ZipFile, entry: Entry) => Promise<number>;

/** Returns the bytes its directory states. */
async function walk(bytes: Uint8Array, visit: Visit): Promise<number> {
  const zip = await open(bytes);
  if (zip.entryCount === 0 || zip.entryCount > mostEntries) throw new Problem('sheet-unreadable');
  return new Promise((resolve, reject) => {
    let stated = 0;
    const onEntry = async (entry: Entry): Promise<void> => {
      stated += entry.uncompressedSize;
      if (stated > most) throw new Problem('workbook-too-large');
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

/** Unzips one entry piece by piece and keeps nothing; stops at the first byte too many. */
function measure(zip: ZipFile, of: { entry: Entry; room: number }): Promise<number> {
  const refused = (cause: unknown): Problem => new Problem('sheet-unreadable', { cause });
  return new Promise((resolve, reject) => {
    zip.openReadStream(of.entry, (cause, stream) => {
      if (cause) {
        reject(refused(cause));
        return;
      }
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size <= of.room) return;
        reject(new Problem('workbook-too-large'));
        stream.destroy();
      });
      stream.on('error', (error) => reject(refused(error)));
      stream.on('end', () => resolve(size));
    });
  });
}
