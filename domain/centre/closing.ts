import type { Day } from '../calendar.ts';
import { bangkokDay } from '../calendar.ts';
import { areaLabel, centreOf, isOpenOn, provinceOf } from './centre.ts';
import type { Area, Centre } from './centre.ts';
import type { Duty } from '../duty/duty.ts';
import type { Grant } from '../permissions.ts';
import type { ProblemCode } from '../problem.ts';
import { formatDay } from '../thai/date.ts';
import { normalizeThai } from '../thai/text.ts';
import { fullCentreName } from './label.ts';

interface Opening {
  area: Area;
  name: string;
  openedOn: Day;
  /**
   * All centres of the province, including closed ones. They are needed because two open centres may
   * not share an id or a name.
   */
  centres: readonly Centre[];
  now: Date;
}

/** Opens a centre. A repeated call returns the same centre. */
export function openedCentre(
  of: Opening,
): { centre: Centre; known: boolean } | { refused: ProblemCode } {
  const { area, openedOn, centres, now } = of;
  const name = of.name.trim();
  if (openedOn > bangkokDay(now)) return { refused: 'date-ahead' };
  const same = findNamesake({ name, districtName: area.districtName }, centres);
  if (same?.areaCode === area.id && same.openedOn === openedOn)
    return { centre: same, known: true };
  if (same) return { refused: 'centre-exists' };
  const first = centreOf(area, openedOn);
  return { centre: { ...first, name, id: freeId(first.id, centres) }, known: false };
}

/** Finds an open centre with the same name. Tambons of two districts may share a name. */
export function findNamesake(
  { name, districtName }: Pick<Centre, 'name' | 'districtName'>,
  centres: readonly Centre[],
): Centre | undefined {
  return centres.find(
    (centre) =>
      centre.closedOn === null && centre.districtName === districtName && isNamed(centre, name),
  );
}

function isNamed(centre: Pick<Centre, 'name'>, name: string): boolean {
  return normalizeThai(centre.name) === normalizeThai(name);
}

function freeId(wanted: string, centres: readonly Centre[]): string {
  const taken = new Set(centres.map((centre) => centre.id));
  if (!taken.has(wanted)) return wanted;
  let no = 2;
  while (taken.has(`${wanted}-${no}`)) no += 1;
  return `${wanted}-${no}`;
}

/** Proposes the name of an area's next centre: ศอช.ต.งิ้ว, then ศอช.ต.งิ้ว 2. */
export function nameFor(
  area: Pick<Area, 'level' | 'name'>,
  centres: readonly Pick<Centre, 'name' | 'closedOn'>[],
): string {
  const plain = `ศอช.${areaLabel(area)}`;
  const isTaken = (name: string) =>
    centres.some((centre) => centre.closedOn === null && isNamed(centre, name));
  if (!isTaken(plain)) return plain;
  let no = 2;
  while (isTaken(`${plain} ${no}`)) no += 1;
  return `${plain} ${no}`;
}

interface Ending {
  centre: Centre;
  /** The centre it is merged into; null when it is closed without a merger. */
  into: Centre | null;
  /** The centre's duties under the letters in force. */
  duties: readonly Duty[];
  on: Day;
  reason: string;
  by: string;
  now: Date;
}

export type EndedCentre =
  | { centre: Centre; ended: Duty[]; kept: Duty[] }
  | { refused: ProblemCode };

/**
 * Closes a centre. Submitted reports continue through review. Unsent duties are waived with a dated
 * reason and never deleted, so the number of demanded duties stays correct.
 */
export function endCentre(of: Ending): EndedCentre {
  const { centre, into, on, reason, now } = of;
  if (centre.closedOn !== null) return { refused: 'wrong-state' };
  if (on > bangkokDay(now) || on < centre.openedOn) return { refused: 'date-ahead' };
  if (into && !canMerge(centre, into, on)) return { refused: 'centre-mismatch' };
  const reasonText = `${endWord(into)} ${formatDay(on, 'medium')}: ${reason}`;
  const ended: Duty[] = [];
  const kept: Duty[] = [];
  for (const duty of of.duties) {
    const endedFrom = openState(duty);
    const waiver = { reason: reasonText, by: of.by, at: now };
    if (endedFrom) ended.push({ ...duty, state: 'waived', waiver: { ...waiver, endedFrom } });
    else kept.push(duty);
  }
  const closing = { reason, into: into?.id ?? null };
  return { centre: { ...centre, closedOn: on, closing }, ended, kept };
}

function endWord(into: Centre | null): string {
  return into ? `รวมกับ ${fullCentreName(into)}` : 'ยุบเลิก ศอช.';
}

/** The state of a demanded duty that the centre has not sent or has to correct; null for all others. */
function openState({ extra, state }: Duty): 'todo' | 'draft' | 'returned' | null {
  if (extra) return null;
  return state === 'todo' || state === 'draft' || state === 'returned' ? state : null;
}

function canMerge(centre: Centre, into: Centre, on: Day): boolean {
  return (
    into.id !== centre.id &&
    into.level === centre.level &&
    provinceOf(into.areaCode) === provinceOf(centre.areaCode) &&
    isOpenOn(into, on)
  );
}

/** Renames a centre. It may take the name of a closed centre. */
export function renamedCentre(
  centre: Centre,
  { name, centres }: { name: string; centres: readonly Centre[] },
): { centre: Centre } | { refused: ProblemCode } {
  const renamed = { ...centre, name };
  const others = centres.filter((other) => other.id !== centre.id);
  const isTaken = centre.closedOn === null && findNamesake(renamed, others);
  return isTaken ? { refused: 'centre-exists' } : { centre: renamed };
}

/**
 * Moves a member's role to the remaining centre, unless the person is already a member there. The
 * committee seat is not moved, because only the register of the remaining centre gives a seat.
 */
export function movedGrants(
  grants: readonly Grant[],
  { from, into }: { from: Pick<Centre, 'id'>; into: Pick<Centre, 'id' | 'areaCode'> },
): Grant[] {
  const sitsThere = grants.some((grant) => grant.centre === into.id);
  return grants.flatMap((grant) => {
    if (grant.centre !== from.id) return [grant];
    return sitsThere ? [] : [{ ...grant, centre: into.id, areaCode: into.areaCode, seat: null }];
  });
}
