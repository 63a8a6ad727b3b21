import { areaLabel } from '../centre/centre.ts';
import type { Area, AreaCode, Centre } from '../centre/centre.ts';
import { fullCentreName } from '../centre/label.ts';
import type { Role } from '../permissions.ts';
import { looseThai } from '../thai/text.ts';

export interface PlaceContext {
  areas: readonly Area[];
  centres: readonly Centre[];
}

export interface AskedPlace {
  role: Role;
  district: string;
  tambon: string;
}

type PlaceResult =
  | { areaCode: AreaCode; centre: string | null; label: string }
  | { column: 'role' | 'district' | 'tambon'; message: string };

/** Finds the area of a role by the names of its district and tambon, and for a member also the centre. */
export function placeOf(
  { role, district, tambon }: AskedPlace,
  context: PlaceContext,
): PlaceResult {
  const { areas } = context;
  if (role === 'province' || role === 'admin') {
    const area = areas.find(({ level }) => level === 'province');
    return area ? placeOfArea(area) : { column: 'role', message: 'ท่านออกรหัสของจังหวัดไม่ได้' };
  }
  if (district === '' && (role === 'districtHead' || tambon === ''))
    return { column: 'district', message: 'ยังไม่ได้กรอกอำเภอ' };
  const districts = areas.filter(
    (area) => area.level === 'district' && nameOf(area.name) === nameOf(district),
  );
  if (district !== '' && districts.length === 0)
    return { column: 'district', message: `ไม่พบอำเภอ “${district}” ในพื้นที่ของท่าน` };
  const [only] = districts;
  if (role === 'districtHead' || tambon === '')
    return only ? withCentre(only, role, context) : noDistrict(district);
  const tambons = areas.filter(
    (area) =>
      area.level === 'tambon' &&
      nameOf(area.name) === nameOf(tambon) &&
      (only === undefined || area.id.startsWith(only.id)),
  );
  const [found, second] = tambons;
  if (!found) return { column: 'tambon', message: noTambon(tambon, only) };
  if (second) return { column: 'district', message: `มี ต.${bare(tambon)} หลายอำเภอ กรุณากรอกอำเภอ` };
  return withCentre(found, role, context);
}

function noDistrict(district: string): PlaceResult {
  return { column: 'district', message: `ไม่พบอำเภอ “${district}” ในพื้นที่ของท่าน` };
}

function noTambon(tambon: string, district: Area | undefined): string {
  const where = district ? areaLabel(district) : 'พื้นที่ของท่าน';
  return `ไม่พบตำบล “${tambon}” ใน ${where}`;
}

function placeOfArea(area: Area): PlaceResult {
  const district = area.level === 'tambon' ? ` อ.${area.districtName}` : '';
  return { areaCode: area.id, centre: null, label: `${areaLabel(area)}${district}` };
}

/** A committee member belongs to the centre of the given area. */
function withCentre(area: Area, role: Role, { centres }: PlaceContext): PlaceResult {
  if (role !== 'member') return placeOfArea(area);
  const centre = centres.find(
    ({ areaCode, closedOn }) => areaCode === area.id && closedOn === null,
  );
  if (!centre) return { column: 'tambon', message: `${areaLabel(area)} ไม่มี ศอช. ที่เปิดอยู่` };
  return { areaCode: area.id, centre: centre.id, label: fullCentreName(centre) };
}

const placePrefix = /^(?:ศอช\.?\s*)?(?:ตำบล|อำเภอ|ต\.|อ\.)\s*/;

function bare(text: string): string {
  return text.trim().replace(placePrefix, '');
}

function nameOf(text: string): string {
  return looseThai(bare(text));
}
