import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import sirv from 'sirv';
import { createPage } from '#api/page.ts';
import type { PageOptions } from '#api/page.ts';

const yearSeconds = 31_536_000;
const hourSeconds = 3_600;
/** Chooses the smallest precompressed file that the browser accepts. */
const compressed = { brotli: true, gzip: true, etag: true };

/**
 * Serves the built mini-app. Hashed assets are cached for a year and other files for an hour. The
 * page is never cached, because users cannot clear LIFF's cache.
 */
export function staticFiles(options: PageOptions): RequestHandler {
  const { webRoot } = options;
  if (!existsSync(join(webRoot, 'index.html'))) return notBuilt;
  const assets = sirv(join(webRoot, 'assets'), {
    ...compressed,
    maxAge: yearSeconds,
    immutable: true,
  });
  const files = sirv(webRoot, { ...compressed, maxAge: hourSeconds, extensions: [] });
  const page = createPage(options);
  const router = Router();
  router.use((request, _response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next('router');
    // Ranges are ignored, which a server may do. sirv fails on a range that ends before it starts.
    delete request.headers.range;
    next();
  });
  // Without its own `next`, sirv answers 404 for a missing asset.
  router.use('/assets', (request, response) => assets(request, response));
  router.use((request, response, next) => {
    if (isPagePath(request.path)) page(request, response, next);
    else next();
  });
  router.use(files);
  // Every other address is a screen of the app, so it gets the page.
  router.use(page);
  return router;
}

/** True for the addresses at which sirv would send the page unchanged, as the build left it. */
function isPagePath(path: string): boolean {
  try {
    return /^\/(index\.html)?$/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

const notBuilt: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET') return next();
  response.setHeader('Cache-Control', 'no-cache');
  response.status(503).type('text/plain').send('The mini-app is not built: npm run build');
};

/** Hashes of the page's inline styles, for the content security policy. */
export function inlineStyleHashes(webRoot: string): string[] {
  const path = join(webRoot, 'index.html');
  const html = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, rules = '']) => `'sha256-${createHash('sha256').update(rules).digest('base64')}'`,
  );
}
