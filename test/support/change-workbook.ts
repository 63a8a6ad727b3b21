import { fromBuffer } from 'yauzl';
import type { ZipFile } from 'yauzl';
import { buffer } from 'node:stream/consumers';
import { zipOf } from './hostile/hostile-workbooks.ts';

interface Change {
  name: string;
  change: (xml: string) => string;
}

/** A workbook with one of its files rewritten, for what the spreadsheet library does not write itself. */
export async function withEntry(bytes: Uint8Array, { name, change }: Change): Promise<Buffer> {
  const entries = await entriesOf(Buffer.from(bytes));
  return zipOf(
    entries.map((entry) =>
      entry.name === name
        ? { name, content: Buffer.from(change(entry.content.toString())) }
        : entry,
    ),
  );
}

async function entriesOf(bytes: Buffer): Promise<{ name: string; content: Buffer }[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false, autoClose: false }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const found: { name: string; content: Promise<Buffer> }[] = [];
  await new Promise((resolve, reject) => {
    zip.on('entry', (entry) => {
      const content = new Promise<Buffer>((done, failed) => {
        zip.openReadStream(entry, (error, stream) =>
          error ? failed(error) : done(buffer(stream)),
        );
      });
      found.push({ name: entry.fileName, content });
    });
    zip.on('end', resolve);
    zip.on('error', reject);
  });
  return Promise.all(found.map(async ({ name, content }) => ({ name, content: await content })));
}
