import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import type { RequestHandler, Router } from 'express';
import sirv from 'sirv';
import { createRouter } from './endpoint.ts';

const page = join(import.meta.dirname, '..', 'page');
/** The page uses the tokens, icons and fonts of the mini-app, so that both look alike. */
const web = join(import.meta.dirname, '..', '..', 'liff-app', 'web');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const scriptPath = /^\/(?:(?:messages|panel)\/)?[a-z0-9-]+\.ts$/;
const pagePath = /^\/[a-z0-9-]+\.(?:html|css)$/;
const webPath = /^\/(?:(?:icons|mark)\.svg|fonts\/[a-z0-9-]+\.woff2)$/;

function policyFor(frames: Iterable<string>): string {
  return [
    "default-src 'self'",
    "img-src 'self' data: blob: https: http://localhost:*",
    // Flex messages have their own sizes and colours. The renderer sets them through element.style.
    "style-src 'self'",
    `frame-src 'self' ${[...frames].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/**
 * Serves the simulator's page from its sources, without a build step.
 * @param frames origins the page may show in a frame, read at every request.
 */
export function createPageRouter(frames: () => Iterable<string>): Router {
  const setHeaders = (response: ServerResponse, path: string) => {
    response.setHeader('content-type', contentTypes[extname(path)] ?? '');
    response.setHeader('content-security-policy', policyFor(frames()));
    const cache = path.startsWith('/fonts/') ? 'public, max-age=86400' : 'no-cache';
    response.setHeader('cache-control', cache);
    response.setHeader('referrer-policy', 'same-origin');
    response.setHeader('x-content-type-options', 'nosniff');
  };
  const serveScript: RequestHandler = async (request, response, next) => {
    const source = await readFile(join(page, request.path), 'utf8').catch(() => undefined);
    if (source === undefined) return next();
    setHeaders(response, request.path);
    response.end(stripTypeScriptTypes(source));
  };
  // With `dev`, files are read at every request, so that an edited page is shown without a restart.
  const filesOf = (folder: string) => sirv(folder, { dev: true, extensions: [], setHeaders });
  const router = createRouter();
  router.get('/', serveAs('/index.html'));
  router.get('/favicon.ico', serveAs('/mark.svg'));
  router.get(scriptPath, serveScript);
  router.get('/tokens.css', filesOf(join(web, 'styles')));
  router.get(webPath, filesOf(web));
  router.get(pagePath, filesOf(page));
  return router;
}

function serveAs(path: string): RequestHandler {
  return (request, _response, next) => {
    request.url = path;
    next();
  };
}
