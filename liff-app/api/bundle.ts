import { once } from 'node:events';
import type { Response } from 'express';
import { Zip, ZipPassThrough } from 'fflate';
import type { BundleEntry } from '#domain/papers/bundle.ts';
import { limits } from '#domain/limits.ts';
import { bundledPaper } from '#use-cases/papers/make-paper.ts';
import { planBundle } from '#use-cases/papers/plan-bundle.ts';
import type { BundleRequest } from '#domain/papers/request.ts';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { paperBytes } from './papers/paper-bytes.ts';
import { setDownloadHeaders } from './download-headers.ts';

const { atOnce, waiting } = limits.bundle;
/** A bundle needs a minute of processor time, so few are made at the same time. */
const queue = createWorkQueue({ atOnce, waiting });

/**
 * Sends the archive while it is made, one file at a time: memory holds one paper, and the browser shows
 * how much has arrived. Files are stored without compression, because all of them have their own.
 */
export function sendBundle(
  response: Response,
  { situation, request }: { situation: RequestContext; request: BundleRequest },
): Promise<void> {
  return queue.run(async () => {
    const { name, entries } = await execute(planBundle, { situation, input: request });
    setDownloadHeaders(response, { name, ending: 'zip', type: 'application/zip' });
    try {
      await writeZip(response, { situation, folder: name, entries });
    } catch (error) {
      // The headers are sent: a broken connection is the only way to say that it is not whole.
      response.destroy();
      throw error;
    }
  });
}

interface Files {
  situation: RequestContext;
  folder: string;
  entries: readonly BundleEntry[];
}

async function writeZip(response: Response, { situation, folder, entries }: Files): Promise<void> {
  const failure: { error: Error | null } = { error: null };
  const zip = new Zip((error, chunk, isLast) => {
    if (error) failure.error = error;
    else response.write(chunk);
    if (isLast) response.end();
  });
  for (const entry of entries) {
    const bytes = await bytesOf(situation, entry);
    if (bytes === null) continue;
    const file = new ZipPassThrough(`${folder}/${entry.path}`);
    file.mtime = situation.now;
    zip.add(file);
    file.push(bytes, true);
    if (failure.error) throw failure.error;
    await room(response);
  }
  zip.end();
}

/** Waits for a slow reader; throws when the reader has gone. */
async function room(response: Response): Promise<void> {
  if (response.destroyed) throw new Error('the reader has gone');
  if (!response.writableNeedDrain) return;
  const gone = new AbortController();
  const close = (): void => gone.abort();
  response.once('close', close);
  try {
    await once(response, 'drain', { signal: gone.signal });
  } finally {
    response.off('close', close);
  }
}

/** Null for a file whose bytes are gone. */
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
