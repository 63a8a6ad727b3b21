import type { Output } from '#contract/contract.ts';
import { grantLabel } from '#domain/people/role-labels.ts';

export type ListedPerson = Output<'directory.read'>['people'][number];
type GrantView = Pick<ListedPerson['grants'][number], 'role' | 'seat' | 'areaName' | 'centreName'>;

export const activityLabels: Record<ListedPerson['activity'], string> = {
  week: 'สัปดาห์นี้',
  month: 'เดือนนี้',
  longer: 'นานกว่านั้น',
};

export function nameOf({ name, lineName }: Pick<ListedPerson, 'name' | 'lineName'>): string {
  return name || lineName || 'ไม่มีชื่อ';
}

/** The roles of a person: พัฒนากร; ประธาน · พัฒนากร for two roles. */
export function rolesText(grants: readonly GrantView[]): string {
  return [...new Set(grants.map(grantLabel))].join(' · ');
}

const namedPlaces = 2;

/**
 * ต.งิ้ว ต.เวียง และอีก 2 แห่ง. Tambons whose names include a district are counted by district:
 * อ.แม่ฟ้าหลวง 4 ตำบล.
 */
export function placesText(grants: readonly GrantView[]): string {
  const names = [...new Set(grants.map((grant) => grant.centreName ?? grant.areaName))];
  const places = [...Map.groupBy(names, districtOfName)].flatMap(([district, group]) =>
    district !== '' && group.length > 1 ? [`${district} ${group.length} ตำบล`] : group,
  );
  const rest = places.length - namedPlaces;
  const shown = places.slice(0, namedPlaces).join(' ');
  return rest > 0 ? `${shown} และอีก ${rest} แห่ง` : shown;
}

/** อ.เทิง for the name "ต.งิ้ว อ.เทิง". Empty for other names. */
function districtOfName(name: string): string {
  const [place = '', district = ''] = name.split(' ');
  return place.startsWith('ต.') ? district : '';
}

export function countText(count: number): string {
  return count.toLocaleString('en');
}
