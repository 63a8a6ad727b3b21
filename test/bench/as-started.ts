import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '..', '..');
const { scripts } = z.parse(
  z.object({ scripts: z.object({ start: z.string() }) }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);
const words = scripts.start.split(' ');

/** The node options of `npm start`, read from package.json; each bench adds its settings. */
export const startFlags = words.filter((word) => /^--(?!env-file)/.test(word));
export const startEnvironment: Record<string, string> = Object.fromEntries(
  words.flatMap((word) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(word) ?? [];
    return name && value ? [[name, value]] : [];
  }),
);
