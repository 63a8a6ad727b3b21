import type { Level } from '#domain/centre/centre.ts';
import type { LetterState } from '#domain/letter/letter.ts';
import type { IconName } from '#web/parts/icon.tsx';

const levelWords: Record<Level, string> = {
  tambon: 'ศอช.ต.',
  district: 'ศอช.อ.',
  province: 'ศอช.จ.',
};

export const levelOrder: readonly Level[] = ['tambon', 'district', 'province'];

export function levelsWord(levels: readonly Level[]): string {
  if (levels.length === levelOrder.length) return 'ศอช. ทุกระดับ';
  return levelOrder
    .flatMap((level) => (levels.includes(level) ? [levelWords[level]] : []))
    .join(' ');
}

export function levelWord(level: Level): string {
  return levelWords[level];
}

export const letterLook: Record<LetterState, { tint: string; icon: IconName; word: string }> = {
  draft: { tint: 'is-draft', icon: 'draft', word: 'ร่าง ยังไม่ประกาศ' },
  published: { tint: 'is-done', icon: 'done', word: 'ใช้อยู่' },
  archived: { tint: 'is-closed', icon: 'closed', word: 'เลิกใช้แล้ว' },
};
