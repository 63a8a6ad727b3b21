import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '..', '..');
const { scripts } = z.parse(
  z.object({ scripts: z.object({ start: z.string(), year: z.string() }) }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);
/** The node options and the settings of a script in package.json. */
function startOf(script: string): { flags: string[]; environment: Record<string, string> } {
  const words = script.split(' ');
  const settings = words.flatMap((word) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(word) ?? [];
    return name && value ? [[name, value] as const] : [];
  });
  return {
    flags: words.filter((word) => /^--(?!env-file)/.test(word)),
    environment: Object.fromEntries(settings),
  };
}

/**
 * The node options and settings with which `npm start` starts the app. Each bench adds its own settings.
 */
export const { flags: startFlags, environment: startEnvironment } = startOf(scripts.start);
/** The node options and settings with which `npm run year` starts the command. */
export const yearStart = startOf(scripts.year);
