import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Encrypts a file in pieces of 64 KiB with AES-256-GCM, so that neither side needs a whole file in
 * memory. The nonce is the number of the piece (11 bytes) and a byte that marks the last one, so a
 * file that was cut, reordered or extended is refused. The file begins with magic bytes and a salt.
 * Its key is derived from the backup's key, that salt and the name of the file (docs/decisions/0025).
 */
const magic = Buffer.from('PRASAN\u0000\u0001', 'latin1');
const saltBytes = 16;
const pieceBytes = 64 * 1024;
const tagBytes = 16;
const keyBytes = 32;
/** Each guess of a passphrase costs 128 MB and a third of a second. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 };

const derive = promisify<string, Uint8Array, number, typeof cost, Buffer>(scrypt);

export function newSalt(): string {
  return randomBytes(saltBytes).toString('hex');
}

export function keyOf(passphrase: string, salt: string): Promise<Buffer> {
  return derive(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), keyBytes, cost);
}

/** Depends on the key alone, so that a wrong passphrase can be distinguished from a damaged file. */
export function keyCheck(key: Buffer): string {
  return createHmac('sha256', key).update('prasan backup key').digest('hex');
}

/** Thrown when the file was cut or changed, or was encrypted with another key. */
export class Undecipherable extends Error {
  override readonly name = 'Undecipherable';
}

export interface FileKey {
  key: Buffer;
  /** The name of the file in the backup. */
  name: string;
}

export async function* encrypted(
  { key, name }: FileKey,
  source: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const salt = randomBytes(saltBytes);
  const fileKey = fileKeyOf({ key, name }, salt);
  yield Buffer.concat([magic, salt]);
  let number = 0;
  for await (const { bytes, isLast } of pieces(source, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

export async function* decrypted(
  of: FileKey,
  source: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let number = -1;
  let fileKey: Buffer = Buffer.alloc(0);
  for await (const { bytes, isLast } of headed(source)) {
    if (number === -1) {
      if (isLast || !bytes.subarray(0, magic.length).equals(magic))
        throw new Undecipherable('no header');
      fileKey = fileKeyOf(of, bytes.subarray(magic.length));
    } else yield opened(fileKey, { bytes, number, isLast });
    number += 1;
  }
}

function opened(
  fileKey: Buffer,
  { bytes, number, isLast }: { bytes: Buffer; number: number; isLast: boolean },
): Buffer {
  if (bytes.length < tagBytes) throw new Undecipherable('cut off');
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Undecipherable(`piece ${number} is not as it was written`, { cause });
  }
}

function fileKeyOf({ key, name }: FileKey, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `prasan backup file ${name}`, keyBytes));
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

interface Piece {
  bytes: Buffer;
  isLast: boolean;
}

/** The header as the first piece, followed by the encrypted pieces. */
async function* headed(source: AsyncIterable<Uint8Array>): AsyncIterable<Piece> {
  yield* pieces(source, pieceBytes + tagBytes, magic.length + saltBytes);
}

/**
 * Cuts a stream into pieces of one size. With `first`, the first piece has that size. The last piece
 * may be shorter or empty.
 */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
  first = size,
): AsyncIterable<Piece> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let wanted = first;
  for await (const bytes of source) {
    waiting.push(bytes);
    length += bytes.length;
    if (length <= wanted) continue;
    let rest = Buffer.concat(waiting);
    // A full piece is passed on only when more data follows, because the last piece must be marked.
    while (rest.length > wanted) {
      yield { bytes: rest.subarray(0, wanted), isLast: false };
      rest = rest.subarray(wanted);
      wanted = size;
    }
    waiting = [rest];
    length = rest.length;
  }
  yield { bytes: Buffer.concat(waiting), isLast: true };
}
