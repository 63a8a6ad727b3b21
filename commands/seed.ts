import { bangkokDay } from '../domain/calendar.ts';
import { ConfigError } from '../config.ts';
import { areaLabel } from '../domain/centre.ts';
import { seatLabels } from '../domain/register/seats.ts';
import { seedDemo } from '../use-cases/seed/demo.ts';
import { seedLetter } from '../use-cases/seed/letter.ts';
import type { Persona } from '../use-cases/seed/people.ts';
import { seedAreas } from '../use-cases/seed/places.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** `seed letter`: places, holidays, criteria, the letter. `seed demo`: a year under way; prints its people as JSON lines. */
export const seed: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const [what] = call.arguments;
    if (what !== 'letter' && what !== 'demo') throw new ConfigError('seed letter, or seed demo');
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
    title: titleOf(grants),
    featured,
  };
}

const roleWords = { districtHead: 'พัฒนาการอำเภอ', province: 'สพจ.', admin: 'ผู้ดูแล' } as const;

/** พัฒนากร ต.เวียง ต.งิ้ว ต.ปล้อง อ.เทิง */
function titleOf(grants: Persona['grants']): string {
  const areas = new Map(seedAreas().map((area) => [area.id, area]));
  const places = grants.flatMap((held) => areas.get(held.areaCode) ?? []);
  const [first] = grants;
  const [place] = places;
  if (!first || !place) return '';
  const district = place.level === 'tambon' ? ` อ.${place.districtName}` : '';
  if (first.role === 'member')
    return `${seatLabels[first.seat ?? 'member']} ศอช.${areaLabel(place)}${district}`;
  if (first.role === 'officer') return `พัฒนากร${district} ${places.length} ตำบล`;
  return `${roleWords[first.role]} ${areaLabel(place)}`;
}
