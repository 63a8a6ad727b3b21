import { Router } from 'express';
import type { Request, Response } from 'express';
import { openResourceSchema } from '#domain/open-data/open-rows.ts';
import type { OpenResource } from '#domain/open-data/open-rows.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { readOpenData } from '#use-cases/open-data/read-open-data.ts';
import type { OpenPage } from '#use-cases/open-data/read-open-data.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Person } from '#use-cases/use-case.ts';
import { openDataPath } from '#contract/open-data.ts';
import { csvOf } from '../csv.ts';
import { sendJson } from '../send-json.ts';
import { openWorkbook } from './open-workbook.ts';

interface Options {
  db: Database;
  clock: () => Date;
  wallClock: () => Date;
  publicUrl: string;
}

/** The caller is another system with a key. It has no rights of a person. */
const reader: Person = { person: 'open-data', name: 'ระบบภายนอก', grants: [] };

/** The open data as JSON or CSV, for callers with a key in the header `Authorization: Bearer`. */
export function createOpenDataRouter({ db, clock, wallClock, publicUrl }: Options): Router {
  const router = Router();
  router.get(openDataPath, async (request, response) => {
    const resource = resourceOf(request);
    const asOf = wallClock().toISOString();
    const situation = { db, actor: reader, now: clock(), channel: 'app' as const };
    const input = { ...request.query, resource, secret: secretOf(request) };
    const page = await execute(readOpenData, { situation, input });
    response.setHeader('Cache-Control', 'private, no-store');
    if (page.next !== null) {
      const next = new URL(request.originalUrl, publicUrl);
      next.searchParams.set('cursor', page.next);
      response.setHeader('Link', `<${next.href}>; rel="next"`);
    }
    if (request.query['format'] === 'csv') sendCsv(response, { resource, page });
    else await sendJson({ request, response }, { data: page.rows, next: page.next, asOf });
  });
  return router;
}

function resourceOf(request: Request): OpenResource {
  const found = openResourceSchema.safeParse(request.params['resource']);
  if (!found.success) throw new Problem('not-found');
  return found.data;
}

function secretOf(request: Request): string {
  const [, secret] = /^Bearer ([\w-]{20,100})$/.exec(request.get('Authorization') ?? '') ?? [];
  if (secret === undefined) throw new Problem('open-key-invalid');
  return secret;
}

function sendCsv(
  response: Response,
  { resource, page }: { resource: OpenResource; page: OpenPage },
): void {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${resource}.csv"`);
  response.end(csvOf(openWorkbook(resource, page.rows)));
}
