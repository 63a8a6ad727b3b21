import type { Level } from '#domain/centre/centre.ts';
import type { LetterState } from '#domain/letter/letter.ts';
import type { IconName } from '#web/parts/icon.tsx';

const levelLabels: Record<Level, string> = {
  tambon: 'ศอช.ต.',
  district: 'ศอช.อ.',
  province: 'ศอช.จ.',
};

export const levelOrder: readonly Level[] = ['tambon', 'district', 'province'];

export function levelsLabel(levels: readonly Level[]): string {
  if (levels.length === levelOrder.length) return 'ศอช. ทุกระดับ';
  return levelOrder
    .flatMap((level) => (levels.includes(level) ? [levelLabels[level]] : []))
    .join(' ');
}

export function levelLabel(level: Level): string {
  return levelLabels[level];
}

export const letterStyle: Record<LetterState, { tint: string; icon: IconName; label: string }> = {
  draft: { tint: 'is-draft', icon: 'draft', label: 'ร่าง ยังไม่ประกาศ' },
  published: { tint: 'is-done', icon: 'done', label: 'ใช้อยู่' },
  archived: { tint: 'is-closed', icon: 'closed', label: 'เลิกใช้แล้ว' },
};
