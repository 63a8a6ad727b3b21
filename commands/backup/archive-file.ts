import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { decrypted, encrypted } from './encryption.ts';

export interface Content {
  documents: number;
  /** SHA-256 of the lines. The same data always gives the same value, however it is stored. */
  sha256: string;
}

export interface Written extends Content {
  bytes: number;
  /** SHA-256 of the file as it is on the disk. */
  fileSha256: string;
}

/**
 * Writes lines to one compressed file, which is encrypted if there is a key. Only a few pieces are in
 * memory at a time.
 */
export async function writeLines(
  path: string,
  { lines, key }: { lines: AsyncIterable<string>; key: Buffer | null },
): Promise<Written> {
  const content = contentMeter();
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    () => content.measure(lines),
    createGzip(),
    (source: AsyncIterable<Uint8Array>) =>
      key ? encrypted({ key, name: basename(path) }, source) : source,
    async function* measured(source: AsyncIterable<Uint8Array>) {
      for await (const part of source) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
    },
    // `flush` ensures that the backup is on the disk before it is called complete.
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { ...content.result(), bytes, fileSha256: hash.digest('hex') };
}

/** Reads the lines of a file. A damaged file ends the loop with an error. */
export async function* readLines(path: string, key: Buffer | null): AsyncIterable<string> {
  const out = new PassThrough();
  const reading = pipeline(
    createReadStream(path),
    (source: AsyncIterable<Uint8Array>) =>
      key ? decrypted({ key, name: basename(path) }, source) : source,
    createGunzip(),
    out,
  );
  // The loop below gets the same error through `out`.
  reading.catch(() => {});
  try {
    yield* linesIn(out);
    await reading;
  } finally {
    out.destroy();
  }
}

export async function contentOf(lines: AsyncIterable<string>): Promise<Content> {
  const content = contentMeter();
  for await (const _ of content.measure(lines));
  return content.result();
}

export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function contentMeter() {
  const hash = createHash('sha256');
  let documents = 0;
  return {
    measure: async function* measure(lines: AsyncIterable<string>): AsyncIterable<string> {
      for await (const line of lines) {
        const whole = `${line}\n`;
        hash.update(whole);
        documents += 1;
        yield whole;
      }
    },
    result: (): Content => ({ documents, sha256: hash.digest('hex') }),
  };
}

/** readline would also end a line at U+2028, which JSON allows inside a text. */
async function* linesIn(source: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  for await (const bytes of source) {
    const [first = '', ...others] = decoder.write(Buffer.from(bytes)).split('\n');
    parts.push(first);
    for (const next of others) {
      yield parts.join('');
      parts = [next];
    }
  }
  const rest = parts.join('') + decoder.end();
  if (rest !== '') yield rest;
}
