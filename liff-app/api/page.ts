import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod/mini';
import { contract } from '#contract/contract.ts';
import type { Output } from '#contract/contract.ts';
import { isLineApp, wasOpenedByLine } from '#contract/opened-by-line.ts';

export interface PageOptions {
  /** Folder of the built mini-app. */
  webRoot: string;
  config: Output<'config.read'>;
  /** A request with this cookie probably has a session. */
  sessionCookie: string;
}

/** The page in one configuration, compressed once at start-up. */
interface PageForm {
  etag: string;
  bodies: Record<'identity' | 'br' | 'gzip', Buffer>;
}

/** Smallest first. */
const encodings = ['br', 'gzip'] as const;

/**
 * Serves the mini-app’s page with the server’s configuration inside, and with hints for the app’s first
 * requests. Browsers may cache the page but must check that it is current, because users cannot clear
 * LIFF’s cache.
 */
export function createPage({ webRoot, config, sessionCookie }: PageOptions): RequestHandler {
  const html = withConfig(readFileSync(join(webRoot, 'index.html'), 'utf8'), config);
  const forms = {
    plain: formOf(html),
    signedIn: formOf(withHints(html, homeHints)),
    line: formOf(withHints(html, liffHints(webRoot))),
  };
  return (request, response) => {
    send({ request, response }, forms[kindOf(request, sessionCookie)]);
  };
}

type Kind = 'plain' | 'signedIn' | 'line';

function kindOf(request: Request, sessionCookie: string): Kind {
  const userAgent = request.headers['user-agent'] ?? '';
  const { pathname, search } = new URL(request.originalUrl, 'http://page');
  const isHome = pathname === '/app' || pathname === '/app/';
  if (isLineApp(userAgent)) return needsLiff({ isHome, search }) ? 'line' : 'plain';
  const isKnown = (request.headers.cookie ?? '').includes(`${sessionCookie}=`);
  return isHome && isKnown && !wasOpenedByLine({ search, userAgent }) ? 'signedIn' : 'plain';
}

/**
 * On the home screen LINE passes the person’s token in the address, so LIFF can load after the screen is
 * shown.
 */
function needsLiff({ isHome, search }: { isHome: boolean; search: string }): boolean {
  return !isHome || new URLSearchParams(search).has('liff.state');
}

function send({ request, response }: { request: Request; response: Response }, form: PageForm) {
  const encoding = encodings.find((name) => request.acceptsEncodings(name)) ?? 'identity';
  const body = form.bodies[encoding];
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding, User-Agent, Cookie');
  response.setHeader('ETag', form.etag);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', 'text/html;charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

function formOf(html: string): PageForm {
  const identity = Buffer.from(html);
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  return {
    // A weak ETag, because the compressed bodies share it.
    etag: `W/"${hash}"`,
    bodies: { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity) },
  };
}

/** The element is data and not a script, so the content security policy does not concern it. */
function withConfig(html: string, config: Output<'config.read'>): string {
  const json = JSON.stringify(contract['config.read'].output.parse(config));
  return html.replace(
    /(<script type="application\/json" id="config">)[^<]*/,
    // `<` could end the element. The replacement is a function, because `$` has a meaning in a replacement
    // text.
    (_whole, start: string) => start + json.replaceAll('<', '\\u003c'),
  );
}

/** Puts the hints after the scripts, which are needed first. */
function withHints(html: string, hints: readonly string[]): string {
  return html.replace('</head>', () => `${hints.join('\n')}\n</head>`);
}

/**
 * The first requests of the home screen with a session. The app requests the same URLs in the same way, so
 * each is sent once.
 */
const homeHints = [contract['me.read'], contract['duties.mine']].map(
  ({ path }) => `<link rel="preload" as="fetch" crossorigin href="${path}">`,
);

const manifestSchema = z.record(z.string(), z.object({ file: z.string() }));
const liffModule = 'liff/liff.ts';

/** LINE’s own browser signs in with LIFF before any other request. */
function liffHints(webRoot: string): string[] {
  const path = join(webRoot, '.vite', 'manifest.json');
  if (!existsSync(path)) return [];
  const manifest = z.parse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
  const liff = manifest[liffModule];
  return [
    '<link rel="preconnect" crossorigin href="https://api.line.me">',
    ...(liff ? [`<link rel="modulepreload" crossorigin href="/app/${liff.file}">`] : []),
  ];
}
