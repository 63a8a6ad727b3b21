import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decrypted, encrypted, Undecipherable } from '#commands/backup/encryption.ts';

const file = { key: randomBytes(32), name: 'duties.jsonl.gz.enc' };
const headerBytes = 24;

async function* partsOf(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const lengths = fc.oneof(
  fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072),
  fc.integer({ min: 0, max: 200_000 }),
);
const partSizes = fc.integer({ min: 1_000, max: 100_000 });

it('decryption returns the original bytes, with parts of any size', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, partSizes, partSizes, async (length, a, b) => {
      const plain = randomBytes(length);
      const secret = await whole(encrypted(file, partsOf(plain, a)));
      expect((await whole(decrypted(file, partsOf(secret, b)))).equals(plain)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('decryption refuses a file that was cut, changed at any place or renamed, and a wrong key', async () => {
  const plain = randomBytes(150_000);
  const secret = await whole(encrypted(file, partsOf(plain, 10_000)));
  const refuses = (bytes: Buffer, of = file) =>
    expect(whole(decrypted(of, partsOf(bytes, 50_000)))).rejects.toThrow(Undecipherable);
  const piece = 65_536 + 16;
  for (const cut of [0, 5, headerBytes, headerBytes + 1, headerBytes + piece, secret.length - 1])
    await refuses(secret.subarray(0, cut));
  for (const at of [0, 10, headerBytes, headerBytes + piece + 3, secret.length - 1]) {
    const changed = Buffer.from(secret);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await refuses(changed);
  }
  await refuses(Buffer.concat([secret, Buffer.from([0])]));
  const first = secret.subarray(headerBytes, headerBytes + piece);
  const second = secret.subarray(headerBytes + piece, headerBytes + 2 * piece);
  const rest = secret.subarray(headerBytes + 2 * piece);
  await refuses(Buffer.concat([secret.subarray(0, headerBytes), second, first, rest]));
  await refuses(secret, { ...file, name: 'letters.jsonl.gz.enc' });
  await refuses(secret, { ...file, key: randomBytes(32) });
});
