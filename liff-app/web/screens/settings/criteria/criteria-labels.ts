import type { Output } from '#contract/contract.ts';
import type { IconName } from '#web/parts/icon.tsx';

type Listed = Output<'criteria.list'>['sets'][number];
type Set = Pick<Listed, 'state' | 'sample' | 'isReplaced'>;

export function criteriaHref(id: string): string {
  return `/app/settings/criteria/${encodeURIComponent(id)}`;
}

/** Where a set counts: in the whole country, or only in the reader's province. */
export function criteriaReach({ areaCode }: Pick<Listed, 'areaCode'>): string {
  return areaCode === null ? 'ใช้ทั้งประเทศ' : 'เฉพาะจังหวัดนี้';
}

/** Icon, label and colour of a set's state; a sample in force is labelled as one. */
export function criteriaStyle({ state, sample, isReplaced }: Set): {
  tint: string;
  icon: IconName;
  label: string;
} {
  if (state === 'draft') return { tint: 'is-draft', icon: 'draft', label: 'ร่าง' };
  if (state === 'retired') return { tint: 'is-closed', icon: 'closed', label: 'เลิกใช้' };
  if (isReplaced) return { tint: 'is-closed', icon: 'closed', label: 'จังหวัดใช้ฉบับอื่น' };
  return sample
    ? { tint: 'is-due', icon: 'info', label: 'ใช้อยู่ ตัวอย่าง' }
    : { tint: 'is-done', icon: 'done', label: 'ใช้อยู่' };
}
