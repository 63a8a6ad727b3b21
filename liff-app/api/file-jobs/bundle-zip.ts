import { Zip, ZipPassThrough } from 'fflate';
import type { BundleEntry } from '#domain/papers/bundle.ts';
import type { BundleRequest } from '#domain/papers/request.ts';
import { bundledPaper } from '#use-cases/papers/make-paper.ts';
import { planBundle } from '#use-cases/papers/plan-bundle.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { paperBytes } from '../papers/paper-bytes.ts';
import type { FileInPieces, Progress } from './file-in-pieces.ts';

/**
 * The archive of an area and due date. Its files are made one at a time, so that memory holds one paper.
 */
export async function bundleZip(
  situation: RequestContext,
  { request, progress }: { request: BundleRequest; progress: Progress },
): Promise<FileInPieces> {
  const { name, entries } = await execute(planBundle, { situation, input: request });
  const pieces = zipPieces({ situation, folder: name, entries, progress });
  return { name, ending: 'zip', pieces };
}

interface Files {
  situation: RequestContext;
  folder: string;
  entries: readonly BundleEntry[];
  progress: Progress;
}

/** Files are stored without compression, because their own formats are compressed. */
async function* zipPieces({ situation, folder, entries, progress }: Files) {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const [at, entry] of entries.entries()) {
    progress({ done: at, total: entries.length });
    const bytes = await bytesOf(situation, entry);
    if (bytes === null) continue;
    const file = new ZipPassThrough(`${folder}/${entry.path}`);
    file.mtime = situation.now;
    zip.add(file);
    file.push(bytes, true);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
  progress({ done: entries.length, total: entries.length });
}

/** Null when the bytes of the file are missing. */
async function bytesOf(situation: RequestContext, entry: BundleEntry): Promise<Uint8Array | null> {
  switch (entry.kind) {
    case 'text':
      return new TextEncoder().encode(entry.text);
    case 'evidence':
      return situation.db.stores.attachments.readBytes(entry.attachment, 'full');
    case 'paper': {
      const made = await execute(bundledPaper, { situation, input: entry.request });
      return paperBytes(made, entry.request.format);
    }
  }
}
