import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';

/** Hashed assets for ever, the page never: LIFF's cache cannot be cleared by hand. */
export function staticFiles(webRoot: string): RequestHandler[] {
  const packed = new Set(
    existsSync(webRoot)
      ? readdirSync(webRoot, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /\.(br|gz)$/.test(name),
        )
      : [],
  );
  const assets = express.static(join(webRoot, 'assets'), {
    immutable: true,
    maxAge: '1y',
    fallthrough: false,
  });
  const files = express.static(webRoot, { index: false, redirect: false, maxAge: '1h' });
  const page: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET') return next();
    response.setHeader('Cache-Control', 'no-cache');
    if (!existsSync(join(webRoot, 'index.html'))) {
      response.status(503).type('text/plain').send('The mini-app is not built: npm run build');
      return;
    }
    const name = pickEncoding({ request, response, packed }, 'index.html');
    response.sendFile(name, { root: webRoot, cacheControl: false });
  };
  const assetDoor: RequestHandler = (request, response, next) => {
    if (!request.path.startsWith('/assets/')) return next();
    const name = pickEncoding({ request, response, packed }, request.path.slice(1));
    request.url = name.replace('assets', '');
    assets(request, response, () => {
      response.removeHeader('Content-Encoding');
      response.status(404).end();
    });
  };
  return [assetDoor, files, page];
}

/** The page's own first rules, named to the content policy by what they say. */
export function inlineStyleHashes(webRoot: string): string[] {
  const path = join(webRoot, 'index.html');
  const html = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, rules = '']) => `'sha256-${createHash('sha256').update(rules).digest('base64')}'`,
  );
}

interface Packing {
  request: Request;
  response: Response;
  packed: ReadonlySet<string>;
}

/** The smallest form the browser takes of what the build has laid ready. */
function pickEncoding({ request, response, packed }: Packing, name: string): string {
  response.vary('Accept-Encoding');
  const accepted = request.acceptsEncodings();
  const form = (
    [
      ['br', 'br'],
      ['gzip', 'gz'],
    ] as const
  ).find(([coding, end]) => accepted.includes(coding) && packed.has(`${name}.${end}`));
  if (!form) return name;
  response.setHeader('Content-Encoding', form[0]);
  response.type(name.slice(name.lastIndexOf('.')));
  return `${name}.${form[1]}`;
}
