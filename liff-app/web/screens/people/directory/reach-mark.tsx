import type { Output } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';

type Reach = Output<'person.read'>['reach'];
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
  silent: 'เตือนแล้วเงียบ',
} as const;

interface MarkProps {
  state: SeatState;
  /** A text to show instead of the usual one. */
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

/**
 * Shows in a list whether messages reach the person, or for how many days a friend of the account has not
 * answered reminders.
 */
export function PersonReach({ reach, silentDays }: { reach: Reach; silentDays: number }) {
  return silentDays > 0 && reach === 'friend' ? (
    <span class="reach-mark is-due">
      <Icon name="mute" small />
      เงียบ {silentDays} วัน
    </span>
  ) : (
    <ReachMark state={reach} />
  );
}
