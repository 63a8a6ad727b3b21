import { areaLabel } from '#domain/centre/centre.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { seedAreas } from '#use-cases/centres/seed-places.ts';
import type { Persona } from './people.ts';

/** The data about a person that the simulator and outside checks need. */
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

/** The role and places of the person, as in พัฒนากร ต.เวียง ต.งิ้ว ต.ปล้อง อ.เทิง. */
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
