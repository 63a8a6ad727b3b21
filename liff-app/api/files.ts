import { Router } from 'express';
import type { Response } from 'express';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { findMadeFile } from '#use-cases/files/file-jobs.ts';
import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import { execute } from '#use-cases/use-case.ts';
import { filePaths } from '#contract/files.ts';
import type { FileLinks } from './file-links.ts';
import type { Sessions } from './sessions.ts';
import type { Uploads } from './uploads.ts';
import { setDownloadHeaders } from './download-headers.ts';
import { createDownloads } from './downloads.ts';
import type { Download } from './downloads.ts';
import { sendMadeFile } from './made-file.ts';
import { sendPacked } from './send-json.ts';
import { readXlsxJson } from './xlsx.ts';

interface Options {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  links: FileLinks;
  wallClock: () => Date;
  liffId: string;
  uploads: Uploads;
}

/** Texts around the worksheets’ JSON, which make it the response of contract/files.ts. */
const open = Buffer.from('{"sheets":');
const close = Buffer.from('}');

/** Downloads a file by its signed link; reads an uploaded workbook and returns its rows. */
export function createFileRouter(options: Options): Router {
  const { db, clock, sessions, links, wallClock, uploads } = options;
  const router = Router();
  const download = createDownloads({ wallClock, liffId: options.liffId });

  router.get(filePaths.open, async (request, response) => {
    const { file, person } = await links.read(request.params['token']);
    const reader = await db.stores.persons.get(person);
    if (!reader) throw new Problem('not-found');
    const situation = { db, actor: actorOf(reader), now: clock(), channel: 'app' as const };
    await requireFileAllowance(situation);
    if (file.kind === 'made') {
      const input = { id: file.job, wallNow: wallClock() };
      const made = await execute(findMadeFile, { situation, input });
      await sendMadeFile({ request, response }, { made, files: db.stores.fileJobs.madeFiles });
    } else sendFile(response, await download(situation, file));
  });

  router.post(
    filePaths.sheets,
    async (request, _response, next) => {
      const actor = await sessions.read(request);
      if (actor.grants.length === 0) throw new Problem('not-allowed');
      await requireFileAllowance({ db, actor, now: clock() });
      next();
    },
    uploads.door({
      maxBytes: limits.workbook.zippedBytes,
      tooLarge: 'workbook-too-large',
      handle: async ({ request, response, file }) => {
        const sheets = await readXlsxJson(file.buffer);
        await sendPacked({ request, response }, Buffer.concat([open, sheets, close]));
      },
    }),
  );
  return router;
}

function sendFile(response: Response, { bytes, ...named }: Download): void {
  setDownloadHeaders(response, named);
  response.end(bytes);
}
