import type { Output } from '#contract/contract.ts';
import type { IconName } from '#web/parts/icon.tsx';

type Set = Pick<Output<'criteria.list'>['sets'][number], 'state' | 'sample'>;

export function criteriaHref(id: string): string {
  return `/app/settings/criteria/${encodeURIComponent(id)}`;
}

/** Icon, label and colour of a set's state; a sample in force is labelled as one. */
export function criteriaStyle({ state, sample }: Set): {
  tint: string;
  icon: IconName;
  label: string;
} {
  if (state === 'draft') return { tint: 'is-draft', icon: 'draft', label: 'ร่าง' };
  if (state === 'retired') return { tint: 'is-closed', icon: 'closed', label: 'เลิกใช้' };
  return sample
    ? { tint: 'is-due', icon: 'info', label: 'ใช้อยู่ ตัวอย่าง' }
    : { tint: 'is-done', icon: 'done', label: 'ใช้อยู่' };
}
