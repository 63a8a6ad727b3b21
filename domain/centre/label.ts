import { areaLabel } from './centre.ts';
import type { Area, Level } from './centre.ts';

interface NamedPlace {
  /** ศอช.ต.เวียง */
  name: string;
  level: Level;
  districtName: string;
}

/** ศอช.ต.เวียง อ.เทิง: several districts have a tambon of the same name. */
export function fullCentreName({ name, level, districtName }: NamedPlace): string {
  return `${name} ${districtNote({ level, districtName })}`.trimEnd();
}

/**
 * A centre's name as this reader needs it: with its district, unless all their areas are in one
 * district, where no name occurs twice.
 */
export function centreLabel(centre: NamedPlace, grants: readonly { areaCode: string }[]): string {
  return isInOneDistrict(grants) ? centre.name : fullCentreName(centre);
}

/** An area's short name as this reader needs it: ต.เวียง, or ต.เวียง อ.เทิง where two could be meant. */
export function areaLabelFor(
  area: Pick<Area, 'level' | 'name' | 'districtName'>,
  grants: readonly { areaCode: string }[],
): string {
  if (area.level !== 'tambon' || isInOneDistrict(grants)) return areaLabel(area);
  return `${areaLabel(area)} อ.${area.districtName}`;
}

function isInOneDistrict(grants: readonly { areaCode: string }[]): boolean {
  const districts = new Set(grants.map(({ areaCode }) => areaCode.slice(0, 4)));
  const [only] = districts;
  return districts.size === 1 && only?.length === 4;
}

interface DutyPlace {
  centreName: string;
  level: Level;
  districtName: string;
}

/** The same of a duty's centre. */
export function dutyCentreLabel(
  { centreName, level, districtName }: DutyPlace,
  grants: readonly { areaCode: string }[],
): string {
  return centreLabel({ name: centreName, level, districtName }, grants);
}

/** Always with its district. */
export function fullDutyCentreName({ centreName, level, districtName }: DutyPlace): string {
  return fullCentreName({ name: centreName, level, districtName });
}

/** The district as a note under a centre's name; empty where the name says it already. */
export function districtNote({ level, districtName }: Omit<NamedPlace, 'name'>): string {
  return level === 'tambon' && districtName !== '' ? `อ.${districtName}` : '';
}
