import type { Output } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { grantLabel } from '#domain/people/role-labels.ts';

export type ListedPerson = Output<'directory.read'>['people'][number];
type GrantView = Pick<ListedPerson['grants'][number], 'role' | 'seat' | 'areaName' | 'centreName'>;
type SeatState = Output<'directory.notYet'>['centres'][number]['chair'];

interface Look {
  label: string;
  icon: IconName;
  tint: string;
}

const looks: Record<SeatState, Look> = {
  friend: { label: 'รับได้', icon: 'done', tint: 'is-done' },
  blocked: { label: 'บล็อกบัญชี', icon: 'block', tint: 'is-due' },
  neverAdded: { label: 'ยังไม่เพิ่มเพื่อน', icon: 'block', tint: 'is-due' },
  notYet: { label: 'ยังไม่เข้า', icon: 'todo', tint: 'is-closed' },
  vacant: { label: 'ว่าง', icon: 'todo', tint: 'is-closed' },
};

export const reachLabels = {
  unreached: 'ติดต่อไม่ได้',
  blocked: looks.blocked.label,
  neverAdded: looks.neverAdded.label,
  friend: looks.friend.label,
} as const;

export const activityLabels: Record<ListedPerson['activity'], string> = {
  week: 'สัปดาห์นี้',
  month: 'เดือนนี้',
  longer: 'นานกว่านั้น',
};

interface MarkProps {
  state: SeatState;
  /** Instead of the usual word. */
  label?: string;
  icon?: IconName;
}

/** Whether messages reach a person, or why a seat has no reader. */
export function ReachMark({ state, label, icon }: MarkProps) {
  const look = looks[state];
  return (
    <span class={`reach-mark ${look.tint}`}>
      <Icon name={icon ?? look.icon} small />
      {label ?? look.label}
    </span>
  );
}

export function nameOf({ name, lineName }: Pick<ListedPerson, 'name' | 'lineName'>): string {
  return name || lineName || 'ไม่มีชื่อ';
}

/** พัฒนากร; ประธาน · พัฒนากร for a person with both. */
export function rolesText(grants: readonly GrantView[]): string {
  return [...new Set(grants.map(grantLabel))].join(' · ');
}

const namedPlaces = 2;

/** ต.งิ้ว ต.เวียง และอีก 2 แห่ง */
export function placesText(grants: readonly GrantView[]): string {
  const places = [...new Set(grants.map((grant) => grant.centreName ?? grant.areaName))];
  const rest = places.length - namedPlaces;
  const named = places.slice(0, namedPlaces).join(' ');
  return rest > 0 ? `${named} และอีก ${rest} แห่ง` : named;
}

export function countText(count: number): string {
  return count.toLocaleString('en');
}
