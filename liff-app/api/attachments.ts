import { Router } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { cleanLine } from '#domain/thai/invisible.ts';
import { containsNationalId } from '#domain/thai/text.ts';
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
  const parsed = z.safeParse(uploadQuerySchema, query);
  if (!parsed.success) throw new Problem('invalid-input');
  return parsed.data;
}

/** Uploads and downloads of attachments. Permissions are checked before the body is read. */
export function createAttachmentRouter(options: Options): Router {
  const router = Router();
  addUpload(router, options);
  addDownload(router, options);
  return router;
}

async function situationOf(
  { db, sessions, clock }: Options,
  request: Request,
): Promise<RequestContext> {
  return { db, actor: await sessions.read(request), now: clock(), channel: 'app' };
}

function addUpload(router: Router, options: Options): void {
  router.post(
    attachmentPaths.upload,
    async (request, _response, next) => {
      const situation = await situationOf(options, request);
      const { attachment: id, field } = parseQuery(request.query);
      const duty = String(request.params['id']);
      await execute(mayAttach, { situation, input: { id, duty, field } });
      next();
    },
    options.uploads.door({
      maxBytes: limits.picture.bytes,
      tooLarge: 'file-too-large',
      handle: async ({ request, response, file }) => {
        const { attachment: id, field } = parseQuery(request.query);
        const situation = await situationOf(options, request);
        const stored = await store(situation, {
          id,
          duty: String(request.params['id']),
          field,
          name: fileNameOf(file),
          bytes: file.buffer,
        });
        response.json(viewOf(stored));
      },
    }),
  );
}

function addDownload(router: Router, options: Options): void {
  // A page with many pictures requests all of them within a second.
  const maxReads = limits.request.attachmentsPerPersonMinute;
  const limitReads = createPersonLimit({
    wallClock: options.wallClock,
    rates: { second: maxReads, minute: maxReads },
    code: 'too-many-attachments',
  });
  router.get(attachmentPaths.read, async (request, response) => {
    const situation = await situationOf(options, request);
    limitReads(situation.actor.person);
    const attachment = await execute(readAttachment, {
      situation,
      input: { id: request.params['attachment'] },
    });
    const size =
      request.query['size'] === 'thumb' && attachment.type !== 'application/pdf' ? 'thumb' : 'full';
    const bytes = await options.db.stores.attachments.readBytes(attachment.id, size);
    if (!bytes) throw new Problem('file-missing');
    sendBytes(response, { attachment, size, bytes });
  });
}

/**
 * The file’s name on the person’s device. A name with a national id is refused, because it is stored and
 * shown.
 */
function fileNameOf({ originalname }: { originalname: string }): string {
  const name = cleanLine(Buffer.from(originalname, 'latin1').toString('utf8').slice(0, 500));
  if (containsNationalId(name)) throw new Problem('national-id', { details: { field: 'file' } });
  return name.slice(0, 120);
}

interface Incoming {
  id: string;
  duty: string;
  field: string;
  name: string;
  bytes: Buffer;
}

/** Uploading an id again stores nothing new, because a phone repeats an upload whose response was lost. */
async function store(situation: RequestContext, file: Incoming): Promise<Attachment> {
  const { attachments } = situation.db.stores;
  const add = (input: unknown) => execute(addAttachment, { situation, input });
  const earlier = await attachments.get(file.id);
  if (earlier) return (await add({ ...earlier, duty: file.duty })).file;
  const { id, bytes, ...named } = file;
  await requireUploadRoom(situation, bytes.length);
  const register = (stored: StoredFile) => add({ id, ...named, ...stored });
  return (await storeFile(attachments, { id, bytes, register })).file;
}

function viewOf({ id, name, type, bytes, width, height }: Attachment) {
  return { id, name, type, bytes, width, height };
}

function sendBytes(
  response: Response,
  sent: { attachment: Attachment; size: AttachmentSize; bytes: Buffer },
): void {
  response.setHeader('Content-Type', sent.size === 'thumb' ? 'image/webp' : sent.attachment.type);
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Disposition',
    `inline; filename*=UTF-8''${encodeURIComponent(sent.attachment.name)}`,
  );
  response.end(sent.bytes);
}
