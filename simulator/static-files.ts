import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { refuse } from './router.ts';
import type { Answer, Call, Route } from './router.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
};

/** Node still calls its type stripper experimental; nobody who opens the page needs to read that. */
function strip(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function bytesOf(path: string): Promise<Buffer | string> {
  const bytes = await readFile(path);
  return path.endsWith('.ts') ? strip(bytes.toString('utf8')) : bytes;
}

interface Needs {
  folder: string;
  frames: () => Iterable<string>;
}

/** The page as it lies in the folder: no build step, one Content-Security-Policy for all of it. */
export function pageRoutes({ folder, frames }: Needs): Route[] {
  const policy = () =>
    [
      "default-src 'self'",
      "img-src 'self' data: blob: https: http://localhost:*",
      // Cards carry sizes and colours of their own; the renderer sets them through the style object.
      "style-src 'self'",
      `frame-src 'self' ${[...frames()].join(' ')}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join('; ');
  const serve = async (name: string): Promise<Answer> => {
    const type = types[extname(name)];
    if (
      type === undefined ||
      !/^[a-z0-9-]+\.[a-z0-9]+$/.test(name.replace(/^(fonts|photos|messages|panel)\//, ''))
    )
      return refuse(404, 'Not found');
    try {
      const body = await bytesOf(join(folder, name));
      const headers = {
        'content-type': type,
        'content-security-policy': policy(),
        'cache-control': name.startsWith('fonts/') ? 'public, max-age=86400' : 'no-cache',
        'referrer-policy': 'same-origin',
      };
      return { status: 200, body, headers };
    } catch {
      return refuse(404, 'Not found');
    }
  };
  const at = (path: string, nameOf: (call: Call) => string): Route => ({
    method: 'GET',
    path,
    handle: (call) => serve(nameOf(call)),
  });
  return [
    at('/', () => 'index.html'),
    at('/favicon.ico', () => 'mark.svg'),
    at('/fonts/:name', ({ params }) => `fonts/${params['name'] ?? ''}`),
    at('/photos/:name', ({ params }) => `photos/${params['name'] ?? ''}`),
    at('/messages/:name', ({ params }) => `messages/${params['name'] ?? ''}`),
    at('/panel/:name', ({ params }) => `panel/${params['name'] ?? ''}`),
    at('/:name', ({ params }) => params['name'] ?? ''),
  ];
}
