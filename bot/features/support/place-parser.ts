import type { Area } from '#domain/centre/centre.ts';
import { looseThai, understoodPart } from '#domain/thai/text.ts';
import { normalizeCommand, readings } from '#bot/command-text.ts';

const before = ['สถานะ', 'งานของ', 'งาน', 'ของ', 'พื้นที่'].map(looseThai);
const after = [
  'เหลืออะไร',
  'ค้างอะไร',
  'ค้างส่งอะไร',
  'ยังไม่ส่งอะไร',
  'ต้องส่งอะไร',
  'ส่งอะไร',
  'ส่งหรือยัง',
  'ส่งครบหรือยัง',
  'ส่งครบไหม',
  'ถึงไหนแล้ว',
  'เป็นอย่างไร',
  'เป็นไง',
  'บ้าง',
  'อยู่',
  'ยัง',
].map(looseThai);
/** A prefix as in ต.งิ้ว, อำเภอเทิง or ศอช.ต.งิ้ว. A text with a prefix names a place. */
const marked = /^\s*(?:ศอช|ตำบล|อำเภอ|จังหวัด|[ตอจ]\s*\.)/;

export interface PlaceQuestion {
  /** Loose forms of the name with its prefix: first as typed, then without polite endings. */
  names: string[];
  /** True when the text has a place prefix and so cannot mean anything else. */
  sure: boolean;
}

/** The place that a question is about; null when the text does not ask about a place. */
export function placeAsked(text: string): PlaceQuestion | null {
  let name = normalizeCommand(text);
  if (readings(name).some((reading) => before.includes(reading))) return null;
  let asks = false;
  for (let again = true; again;) {
    const front = before.find((prefix) => name.startsWith(prefix) && name.length >= prefix.length);
    const back = after.find((suffix) => name.endsWith(suffix));
    if (front !== undefined) name = name.slice(front.length);
    else if (back !== undefined) name = name.slice(0, -back.length);
    again = front !== undefined || back !== undefined;
    asks ||= again;
  }
  const isMarked = marked.test(understoodPart(text));
  if (name === '' || isCourtesy(name) || !(asks || isMarked)) return null;
  return { names: readings(name), sure: isMarked };
}

/** True when only polite endings are left, as in สถานะค่ะ, which names no place. */
function isCourtesy(name: string): boolean {
  // A reading keeps at least one letter, so a dash is put before the text to test.
  return readings(`-${name}`).includes('-');
}

const prefixes = {
  tambon: ['', 'ต', 'ตำบล', 'ศอชต', 'ศอชตำบล', 'ศอช'],
  district: ['', 'อ', 'อำเภอ', 'ศอชอ', 'ศอชอำเภอ', 'ศอช'],
  province: ['', 'จ', 'จังหวัด', 'ศอชจ', 'ศอชจังหวัด', 'ศอช'],
} as const;

/** All loose forms of an area's name: with and without prefix, a tambon also with its district. */
function keysOf(area: Area): string[] {
  const names = [
    area.name,
    ...(area.level === 'district' && area.name.startsWith('เมือง') ? ['เมือง'] : []),
  ];
  const plain = names.flatMap((name) => prefixes[area.level].map((prefix) => prefix + name));
  const behind =
    area.level === 'tambon' ? ['', 'อ', 'อำเภอ'].map((mark) => mark + area.districtName) : [];
  return [...plain, ...plain.flatMap((name) => behind.map((more) => name + more))].map(looseThai);
}

const shortestBeginning = 3;

/** The areas of the first name that matches any. */
export function areasNamed<A extends Area>(names: readonly string[], areas: readonly A[]): A[] {
  for (const name of names) {
    const called = areasCalled(name, areas);
    if (called.length > 0) return called;
  }
  return [];
}

/** The areas with exactly this name; without one, the areas whose name begins with it. */
export function areasCalled<A extends Area>(name: string, areas: readonly A[]): A[] {
  const exact = areas.filter((area) => keysOf(area).includes(name));
  if (exact.length > 0 || name.length < shortestBeginning) return exact;
  return areas.filter((area) => keysOf(area).some((key) => key.startsWith(name)));
}
