import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import type { ListedDuty } from './selection.ts';

interface Mark {
  tint: string;
  icon: IconName;
  text: string;
}

/** The result of the last reminder. It is the worst result among the people who must act. */
export function reminderMarkOf({ who }: Pick<ListedDuty, 'who'>, today: Day): Mark | null {
  const blocked = who.find(({ reach }) => reach !== 'friend');
  if (blocked)
    return {
      tint: 'is-due',
      icon: 'block',
      text: blocked.reach === 'blocked' ? 'บล็อกบัญชี' : 'ยังไม่เพิ่มเพื่อน',
    };
  const silent = Math.max(0, ...who.map(({ silentDays }) => silentDays));
  if (silent > 0) return { tint: 'is-due', icon: 'mute', text: `เงียบ ${silent} วัน` };
  const last = who
    .flatMap(({ remindedOn }) => remindedOn ?? [])
    .toSorted()
    .at(-1);
  if (last === undefined) return null;
  const text =
    last === today ? 'วันนี้' : last === addDays(today, -1) ? 'เมื่อวาน' : dayText(last, 'dayMonth');
  return { tint: 'is-done', icon: 'done', text };
}

/** เตือนล่าสุด: the last reminder. Shows nothing when there was none lately. */
export function ReminderMark({ duty, today }: { duty: ListedDuty; today: Day }) {
  const mark = reminderMarkOf(duty, today);
  if (!mark) return <span class="quiet">–</span>;
  return (
    <span class={`reach-mark ${mark.tint}`}>
      <Icon name={mark.icon} small />
      {mark.text}
    </span>
  );
}

/** อยู่ที่: the names of the people who must act, or the office. */
export function holderText({ who, holder }: Pick<ListedDuty, 'who' | 'holder'>): string {
  if (who.length > 0) return who.map(({ name }) => name).join(', ');
  if (holder === 'nobody') return '–';
  return holder === 'province' ? 'จังหวัด' : 'ยังไม่มีผู้รับผิดชอบ';
}
