import type { Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';

type File = Pick<Express.Multer.File, 'buffer' | 'originalname'>;

interface Received {
  request: Request;
  response: Response;
  file: File;
}

interface Upload {
  maxBytes: number;
  /** The problem to answer for a larger file. */
  tooLarge: ProblemCode;
  handle: (received: Received) => Promise<void>;
}

export type Uploads = ReturnType<typeof createUploads>;

/**
 * Files uploaded as multipart forms. They are kept in memory until their handler has finished. When more
 * than `atOnce` uploads run in this process, the next are refused as `busy` before their body is read.
 */
export function createUploads({ atOnce = limits.heldUploads.perProcess }: { atOnce?: number }) {
  const room = createWorkQueue({ atOnce, waiting: 0 });
  return {
    door({ maxBytes, tooLarge, handle }: Upload): RequestHandler {
      const reader = readerOf(maxBytes);
      return (request, response) =>
        room.run(async () => {
          const file = await fileOf({ request, response }, { reader, tooLarge });
          await handle({ request, response, file });
        });
    },
  };
}

/** Other form fields are not used; the limits keep them from filling memory. */
function readerOf(maxBytes: number): RequestHandler {
  const receive = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxBytes, files: 1, fields: 5, fieldSize: 1_024 },
  });
  return receive.single('file');
}

function fileOf(
  { request, response }: Omit<Received, 'file'>,
  { reader, tooLarge }: { reader: RequestHandler; tooLarge: ProblemCode },
): Promise<File> {
  return new Promise((resolve, reject) => {
    // On a closed connection multer would wait forever for events.
    if (request.destroyed) {
      reject(new Problem('invalid-input'));
      return;
    }
    void reader(request, response, (error: unknown) => {
      if (isTooLarge(error)) reject(new Problem(tooLarge, { cause: error }));
      else if (request.file && !error) resolve(request.file);
      // An unreadable form or a lost connection is a fault of the request, not of the server.
      else reject(new Problem('invalid-input', { cause: error }));
    });
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
}
