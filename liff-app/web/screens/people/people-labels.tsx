import type { Output } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';

export type Listed = Output<'directory.read'>['people'][number];
export type Reach = Listed['reach'];
type SeatState = Output<'directory.notYet'>['centres'][number]['chair'];

interface Look {
  word: string;
  icon: IconName;
  tint: string;
}

const looks: Record<SeatState, Look> = {
  friend: { word: 'รับได้', icon: 'done', tint: 'is-done' },
  blocked: { word: 'บล็อกบัญชี', icon: 'block', tint: 'is-due' },
  neverAdded: { word: 'ยังไม่เพิ่มเพื่อน', icon: 'block', tint: 'is-due' },
  notYet: { word: 'ยังไม่เข้า', icon: 'todo', tint: 'is-closed' },
  vacant: { word: 'ว่าง', icon: 'todo', tint: 'is-closed' },
};

export const reachWords: Record<Reach, string> = {
  blocked: looks.blocked.word,
  neverAdded: looks.neverAdded.word,
  friend: looks.friend.word,
};

/** Whether messages reach a person, or why a seat has no reader. */
export function ReachMark({ of, word }: { of: SeatState; word?: string }) {
  const look = looks[of];
  return (
    <span class={`reach-mark ${look.tint}`}>
      <Icon name={look.icon} small />
      {word ?? look.word}
    </span>
  );
}

export const activityWords: Record<Listed['activity'], string> = {
  week: 'สัปดาห์นี้',
  month: 'เดือนนี้',
  longer: 'นานกว่านั้น',
};

export function personHref(id: string): string {
  return `/app/people/person/${encodeURIComponent(id)}`;
}
