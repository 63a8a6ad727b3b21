import { ConfigError } from '#server/config.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Database } from '#models/mongo/connect.ts';
import { seedLetter } from '#use-cases/letters/seed-letter.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/**
 * `seed letter` stores places, holidays, criteria and the letter. `seed demo` stores a year in
 * progress and prints its people, one in each line of JSON.
 */
export const seed: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const [what] = call.arguments;
    if (what === 'letter') {
      const { duties, added } = await seedLetter(db, bangkokDay(now));
      call.print(`${duties} duties planned, ${added} new`);
    } else if (what === 'demo') await printDemo(db, call.print);
    else throw new ConfigError('seed letter, or seed demo');
  });

/** Imported only when needed, because the Docker image does not contain the demo. */
async function printDemo(db: Database, print: (line: string) => void): Promise<void> {
  const { seedDemo } = await import('#demo/seed/demo.ts');
  const { personaLine } = await import('#demo/seed/persona-line.ts');
  for (const persona of await seedDemo(db)) print(JSON.stringify(personaLine(persona)));
}
