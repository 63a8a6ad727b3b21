import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { FileJob } from '#models/file-jobs.ts';
import type { Stores } from '#models/mongo/connect.ts';
import { setDownloadHeaders } from './download-headers.ts';
import { fileTypes } from './file-types.ts';

const types: Readonly<Record<string, string>> = fileTypes;

interface Stored {
  made: NonNullable<FileJob['made']>;
  files: Stores['fileJobs']['madeFiles'];
}

/** Sends a stored file, or the part that an interrupted download still needs (RFC 9110, one range). */
export async function sendMadeFile(
  { request, response }: { request: Request; response: Response },
  { made, files }: Stored,
): Promise<void> {
  const { stored, name, ending, bytes } = made;
  const etag = `"${stored}"`;
  const range = rangeOf(request, { bytes, etag });
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', etag);
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${bytes}`);
    response.status(416).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  const type = types[ending] ?? 'application/octet-stream';
  setDownloadHeaders(response, { name, ending, type });
  response.setHeader('Content-Length', end - start + 1);
  if (range) {
    response.status(206);
    response.setHeader('Content-Range', `bytes ${start}-${end}/${bytes}`);
  }
  if (request.method === 'HEAD') response.end();
  else await send(files.read(stored, { start, end }), response);
}

/** The reader may stop the download early and request the rest later. */
async function send(bytes: Readable, response: Response): Promise<void> {
  try {
    await pipeline(bytes, response);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
}

/** Null means the whole file. A range of another version of the file is ignored. */
function rangeOf(
  request: Request,
  { bytes, etag }: { bytes: number; etag: string },
): { start: number; end: number } | 'none' | null {
  const known = request.get('If-Range');
  if (known !== undefined && known !== etag) return null;
  const ranges = request.range(bytes);
  if (ranges === undefined || ranges === -2) return null;
  if (ranges === -1) return 'none';
  const [first] = ranges;
  return ranges.type === 'bytes' && ranges.length === 1 && first ? first : null;
}
