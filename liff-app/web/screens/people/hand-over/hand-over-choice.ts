import type { Input, Output } from '#contract/contract.ts';
import { roleLabel } from '#web/parts/role-labels.ts';

export type HandOverData = Output<'person.handOver.read'>;
export type Candidate = HandOverData['candidates'][number];
type Role = HandOverData['roles'][number];
type Change = Input<'person.handOver'>;

/** One area of one role, which one successor can receive. */
export interface Unit {
  key: string;
  from: Change['parts'][number]['from'];
  areaCode: Role['role']['areaCode'];
  name: string;
  role: string;
  open: Role['open'];
}

export interface Choice {
  /** The id of the successor for every area without an exception. Empty for none. */
  allTo: string;
  /** Other successors for single units. Empty for none. */
  exceptions: Readonly<Record<string, string>>;
  leaves: boolean;
}

/**
 * The areas to hand over. An officer’s district is listed by tambon. A committee seat cannot be handed
 * over.
 */
export function unitsOf({ roles }: Pick<HandOverData, 'roles'>): Unit[] {
  return roles.flatMap(({ role, open, tambons }) => {
    if (role.role === 'member') return [];
    const from = keyOf(role);
    const whole = { areaCode: role.areaCode, name: role.areaName, open };
    return (tambons.length > 0 ? tambons : [whole]).map((area) => ({
      ...area,
      key: `${role.role} ${area.areaCode}`,
      from,
      role: roleLabel(role.role),
    }));
  });
}

function keyOf({ role, areaCode, centre }: Role['role']): Unit['from'] {
  return { role, areaCode, centre };
}

export function successorOf({ key }: Unit, { allTo, exceptions }: Choice): string {
  return exceptions[key] ?? allTo;
}

/** The parts and ended roles to send. A district whose tambons all have one successor is one part. */
export function changeOf(data: HandOverData, choice: Choice): Pick<Change, 'parts' | 'ends'> {
  const units = unitsOf(data);
  const parts = data.roles.flatMap(({ role }) => {
    const from = keyOf(role);
    const ofRole = units.filter((unit) => isSameKey(unit.from, from));
    const successors = new Set(ofRole.map((unit) => successorOf(unit, choice)));
    const [only] = successors;
    if (successors.size === 1 && only) return [{ from, areaCode: role.areaCode, to: only }];
    return ofRole.flatMap((unit) => {
      const to = successorOf(unit, choice);
      return to === '' ? [] : [{ from, areaCode: unit.areaCode, to }];
    });
  });
  return { parts, ends: choice.leaves ? data.roles.map(({ role }) => keyOf(role)) : [] };
}

function isSameKey(a: Unit['from'], b: Unit['from']): boolean {
  return a.role === b.role && a.areaCode === b.areaCode && a.centre === b.centre;
}

interface Share {
  /** The id of the successor. Empty for work without a successor. */
  to: string;
  owed: number;
}

/** How much open work each successor gets, in the order of the areas. Work without a successor is last. */
export function sharesOf(units: readonly Unit[], choice: Choice): Share[] {
  const groups = Map.groupBy(units, (unit) => successorOf(unit, choice));
  return [...groups]
    .map(([to, group]) => ({ to, owed: group.reduce((sum, { open }) => sum + open.owed, 0) }))
    .toSorted((a, b) => Number(a.to === '') - Number(b.to === ''));
}

/** The label of the main button, which says what will happen. */
export function actionText(data: HandOverData, choice: Choice): string {
  const { parts } = changeOf(data, choice);
  if (!choice.leaves) return 'โอนงาน';
  return parts.length > 0 ? 'โอนงานและพ้นหน้าที่' : 'พ้นหน้าที่';
}
