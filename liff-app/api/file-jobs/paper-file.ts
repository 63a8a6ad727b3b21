import type { AreaPaperRequest } from '#domain/papers/request.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { paperBytes } from '../papers/paper-bytes.ts';
import type { FileInPieces, Progress } from './file-in-pieces.ts';

/** Reading, then drawing. */
const steps = 2;

/** A single paper of many pages. It is drawn as a whole, so its progress has two steps. */
export async function paperFile(
  situation: RequestContext,
  { request, progress }: { request: AreaPaperRequest; progress: Progress },
): Promise<FileInPieces> {
  progress({ done: 0, total: steps });
  const made = await execute(makePaper, { situation, input: request });
  progress({ done: 1, total: steps });
  const bytes = await paperBytes(made, request.format);
  progress({ done: steps, total: steps });
  return { name: made.name, ending: request.format, pieces: onePiece(bytes) };
}

async function* onePiece(bytes: Uint8Array) {
  yield bytes;
}
