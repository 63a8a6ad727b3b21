import { bangkokDay } from '../domain/calendar.ts';
import { ConfigError } from '../config.ts';
import { seedDemo } from '../use-cases/seed/demo.ts';
import { seedLetter } from '../use-cases/seed/letter.ts';
import type { Persona } from '../use-cases/seed/people.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** `seed letter`: places, holidays, criteria, the letter. `seed demo`: a year under way; prints its people as JSON lines. */
export const seed: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const [what] = call.arguments;
    if (what !== 'letter' && what !== 'demo') throw new ConfigError('seed letter, or seed demo');
    await db.ensureIndexes();
    if (what === 'letter') {
      const { duties, added } = await seedLetter(db, bangkokDay(now));
      call.print(`${duties} duties planned, ${added} new`);
      return;
    }
    for (const persona of await seedDemo(db)) call.print(JSON.stringify(personaLine(persona)));
  });

/** What the simulator and outside checks need of a person. */
export function personaLine({ lineUserId, name, grants, featured }: Persona) {
  const [first] = grants;
  return {
    lineUserId,
    name,
    role: first?.role ?? '',
    areaCode: first?.areaCode ?? '',
    centre: first?.centre ?? null,
    seat: first?.seat ?? null,
    areaCodes: grants.map((held) => held.areaCode),
    featured,
  };
}
