import { areaLabel, districtOf } from './centre.ts';
import type { Area, AreaCode, Level } from './centre.ts';

interface NamedPlace {
  /** ศอช.ต.เวียง */
  name: string;
  level: Level;
  districtName: string;
}

/** The name with its district, because several districts have a tambon of the same name. */
export function fullCentreName({ name, level, districtName }: NamedPlace): string {
  return `${name} ${districtNote({ level, districtName })}`.trimEnd();
}

/**
 * A centre's name for one reader. The district is left out when all areas of the reader are in one
 * district, where every name is unique.
 */
export function centreLabel(centre: NamedPlace, grants: readonly { areaCode: AreaCode }[]): string {
  return isInOneDistrict(grants) ? centre.name : fullCentreName(centre);
}

/** An area's short name as this reader needs it: ต.เวียง, or ต.เวียง อ.เทิง where two could be meant. */
export function areaLabelFor(
  area: Pick<Area, 'level' | 'name' | 'districtName'>,
  grants: readonly { areaCode: AreaCode }[],
): string {
  return isInOneDistrict(grants) ? areaLabel(area) : fullAreaName(area);
}

function fullAreaName(area: Pick<Area, 'level' | 'name' | 'districtName'>): string {
  return area.level === 'tambon' ? `${areaLabel(area)} อ.${area.districtName}` : areaLabel(area);
}

function isInOneDistrict(grants: readonly { areaCode: AreaCode }[]): boolean {
  const districts = new Set(grants.map(({ areaCode }) => districtOf(areaCode)));
  const [only] = districts;
  return districts.size === 1 && only?.length === 4;
}

interface DutyPlace {
  centreName: string;
  level: Level;
  districtName: string;
}

/** The label for the centre of a duty. */
export function dutyCentreLabel(
  { centreName, level, districtName }: DutyPlace,
  grants: readonly { areaCode: AreaCode }[],
): string {
  return centreLabel({ name: centreName, level, districtName }, grants);
}

export function fullDutyCentreName({ centreName, level, districtName }: DutyPlace): string {
  return fullCentreName({ name: centreName, level, districtName });
}

/** The district, shown as a note under a centre's name. Empty when the name contains it. */
export function districtNote({ level, districtName }: Omit<NamedPlace, 'name'>): string {
  return level === 'tambon' && districtName !== '' ? `อ.${districtName}` : '';
}
