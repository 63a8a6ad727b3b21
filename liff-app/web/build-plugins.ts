import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** The server compresses the page itself. */
const worthIt = /\.(js|css|svg)$/;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes .br and .gz beside every text file, so that the server need not compress. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return;
      const names = await readdir(dir, { recursive: true });
      await Promise.all(
        names.filter((name) => worthIt.test(name)).map((name) => compress(join(dir, name))),
      );
    },
  };
}

/**
 * Moves the style sheet to the end of the body, where it does not block the first paint.
 * The loading screen has its own inline rules.
 */
export function styleLast(): Plugin {
  return {
    name: 'style-last',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const links = html.match(/<link rel="stylesheet"[^>]*>\n?/g) ?? [];
        const rest = links.reduce((text, link) => text.replace(link, ''), html);
        return rest.replace('</body>', `${links.join('')}  </body>`);
      },
    },
  };
}

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * Puts everything that the first screen imports into one chunk. Otherwise the bundler makes a chunk of each
 * set of modules that the same screens share, and on a slow network every file costs time.
 */
export function firstScreenGroup() {
  let found: Set<string> | null = null;
  return {
    debugName: 'first-screen',
    name: (id: string, modules: Modules): string | null => {
      found ??= importedBy(entryId, modules);
      return id !== entryId && found.has(id) ? 'first-screen' : null;
    },
  };
}

const entryId = join(import.meta.dirname, 'main.tsx');

/** The module and everything that it imports, except by `import()`. */
function importedBy(start: string, modules: Modules): Set<string> {
  const seen = new Set([start]);
  for (const id of seen)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
  return seen;
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(`${path}.br`, await toBrotli(bytes, { params }));
  await writeFile(`${path}.gz`, await toGzip(bytes, { level: 9 }));
}
