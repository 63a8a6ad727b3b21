import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '../../..');

export interface Import {
  from: string;
  typeOnly: boolean;
  /** True for an import executed at run time, not when the file is loaded. */
  lazy: boolean;
}

const statements =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^;'"]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]/gm;
const calls = /\b(?:import|require)\(\s*['"](?<from>[^'"]+)['"]/g;

const { imports } = z
  .object({ imports: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const aliases = Object.entries(imports).map(([alias, folder]) => ({
  alias: alias.replace('*', ''),
  folder: folder.replace('./', '').replace('*', ''),
}));

/** The project file that an import in `path` refers to. Null for a package. */
export function projectPath(path: string, from: string): string | null {
  if (from.startsWith('.')) return posix.join(posix.dirname(path), from);
  const found = aliases.find(({ alias }) => from.startsWith(alias));
  return found ? found.folder + from.slice(found.alias.length) : null;
}

/** Every module a file imports, for values or types. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const found = [
    ...[...code.matchAll(statements)].map(({ groups }) => ({ groups, lazy: false })),
    ...[...code.matchAll(calls)].map(({ groups }) => ({ groups, lazy: true })),
  ];
  return found.map(({ groups, lazy }) => ({
    from: groups?.['from'] ?? '',
    typeOnly: groups?.['type'] !== undefined,
    lazy,
  }));
}

/**
 * The project files that a file loads when it runs. With `lazily` the files that it may load later are
 * included.
 */
export function loadedWith(
  path: string,
  { lazily = false } = {},
  seen = new Set<string>(),
): ReadonlySet<string> {
  if (seen.has(path) || !/\.tsx?$/.test(path)) return seen;
  seen.add(path);
  for (const { from, typeOnly, lazy } of importsOf(readFileSync(join(root, path), 'utf8')))
    if (!typeOnly && (lazily || !lazy)) {
      const target = projectPath(path, from);
      if (target !== null) loadedWith(target, { lazily }, seen);
    }
  return seen;
}

/** Works only for our formatted code, in which comments begin a line or follow a space. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
