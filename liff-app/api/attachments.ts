import { Router } from 'express';
import type { Response } from 'express';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { AttachmentSize } from '#models/attachment-bytes.ts';
import type { Attachment } from '#models/attachments.ts';
import type { Database } from '#models/mongo/connect.ts';
import {
  addAttachment,
  requireUploadRoom,
  mayAttach,
  readAttachment,
} from '#use-cases/files/attachments.ts';
import { storeFile } from '#use-cases/files/store-file.ts';
import type { StoredFile } from '#use-cases/files/store-file.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { attachmentPaths } from '#contract/contract.ts';
import { createPersonLimit } from './guard.ts';
import type { Sessions } from './sessions.ts';
import type { Uploads } from './uploads.ts';

interface Options {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  wallClock: () => Date;
  uploads: Uploads;
}

const uploadQuerySchema = z.object({
  attachment: z.uuid(),
  field: z.string().check(z.regex(/^[\w.-]{1,80}$/)),
});

function parseQuery(query: unknown): z.infer<typeof uploadQuerySchema> {
  const given = z.safeParse(uploadQuerySchema, query);
  if (!given.success) throw new Problem('invalid-input');
  return given.data;
}

/** Bytes in, bytes out. Asked first, stored second: nobody fills the disk of a duty that is not theirs. */
export function createAttachmentRouter({
  db,
  clock,
  sessions,
  wallClock,
  uploads,
}: Options): Router {
  const router = Router();
  // A page of many pictures asks for all of them in one second.
  const most = limits.request.attachmentsPerPersonMinute;
  const limitReads = createPersonLimit({
    wallClock,
    rates: { second: most, minute: most },
    code: 'too-many-attachments',
  });
  const situationOf = async (
    request: Parameters<Sessions['read']>[0],
  ): Promise<RequestContext> => ({
    db,
    actor: await sessions.read(request),
    now: clock(),
    channel: 'app',
  });

  router.post(
    attachmentPaths.upload,
    async (request, _response, next) => {
      const situation = await situationOf(request);
      const { attachment: id, field } = parseQuery(request.query);
      const duty = String(request.params['id']);
      await execute(mayAttach, { situation, input: { id, duty, field } });
      next();
    },
    uploads.door({
      maxBytes: limits.picture.bytes,
      tooLarge: 'file-too-large',
      handle: async ({ request, response, file }) => {
        const given = parseQuery(request.query);
        const situation = await situationOf(request);
        const stored = await store(situation, {
          id: given.attachment,
          duty: String(request.params['id']),
          field: given.field,
          name: Buffer.from(file.originalname, 'latin1').toString('utf8').slice(0, 120),
          bytes: file.buffer,
        });
        response.json(viewOf(stored));
      },
    }),
  );

  router.get(attachmentPaths.read, async (request, response) => {
    const situation = await situationOf(request);
    limitReads(situation.actor.person);
    const found = await execute(readAttachment, {
      situation,
      input: { id: request.params['attachment'] },
    });
    const size =
      request.query['size'] === 'thumb' && found.type !== 'application/pdf' ? 'thumb' : 'full';
    const bytes = await db.stores.attachments.readBytes(found.id, size);
    if (!bytes) throw new Problem('file-missing');
    sendBytes(response, { found, size, bytes });
  });
  return router;
}

interface Incoming {
  id: string;
  duty: string;
  field: string;
  name: string;
  bytes: Buffer;
}

/** The same id again is the same file: a phone may repeat after a lost answer. */
async function store(situation: RequestContext, file: Incoming): Promise<Attachment> {
  const { attachments } = situation.db.stores;
  const add = (input: unknown) => execute(addAttachment, { situation, input });
  const earlier = await attachments.get(file.id);
  if (earlier) return (await add({ ...earlier, duty: file.duty })).file;
  const { id, bytes, ...named } = file;
  await requireUploadRoom(situation, bytes.length);
  const register = (kept: StoredFile) => add({ id, ...named, ...kept });
  return (await storeFile(attachments, { id, bytes, register })).file;
}

function viewOf({ id, name, type, bytes, width, height }: Attachment) {
  return { id, name, type, bytes, width, height };
}

function sendBytes(
  response: Response,
  sent: { found: Attachment; size: AttachmentSize; bytes: Buffer },
): void {
  response.setHeader('Content-Type', sent.size === 'thumb' ? 'image/webp' : sent.found.type);
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Disposition',
    `inline; filename*=UTF-8''${encodeURIComponent(sent.found.name)}`,
  );
  response.end(sent.bytes);
}
