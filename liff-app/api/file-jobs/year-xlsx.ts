import { PassThrough } from 'node:stream';
import { readYear } from '#use-cases/files/read-year.ts';
import type { YearRequest } from '#domain/papers/request.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { FileInPieces, Progress } from './file-in-pieces.ts';
import { writeYear } from './write-year.ts';

/** The workbook of a year. Its pieces are written while its rows are read. */
export async function yearXlsx(
  situation: RequestContext,
  { request: { letter, area }, progress }: { request: YearRequest; progress: Progress },
): Promise<FileInPieces> {
  const book = await execute(readYear, { situation, input: { letter, area } });
  const pieces = new PassThrough();
  writeYear(book, { to: pieces, progress }).catch((error: unknown) =>
    pieces.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return { name: book.name, ending: 'xlsx', pieces };
}
