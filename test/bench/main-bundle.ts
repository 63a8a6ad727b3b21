import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Compressed size of the entry chunk and all its imports, loaded before any screen. */
export function mainBundle(webRoot: string): { entryBytes: number; allBytes: number } {
  const page = readFileSync(join(webRoot, 'index.html'), 'utf8');
  const hrefs = [...page.matchAll(/<(?:script|link)[^>]*?(?:src|href)="([^"]+\.js)"/g)];
  const sizes = hrefs.map(
    ([, href = '']) => statSync(join(webRoot, 'assets', `${basename(href)}.gz`)).size,
  );
  return { entryBytes: sizes[0] ?? 0, allBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
