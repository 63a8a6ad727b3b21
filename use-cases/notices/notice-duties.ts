import type { Notice } from '#models/notice-schema.ts';

/** The ids of the duties that a notice is about. */
export function dutiesOfNotice(notice: Notice): string[] {
  if (notice.kind === 'digest') return notice.entries.map((entry) => entry.duty);
  if ('duties' in notice) return notice.duties;
  return 'duty' in notice ? [notice.duty] : [];
}
