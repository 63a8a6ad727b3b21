import * as z from 'zod/mini';

/** The kinds of things that a search can find, in the order of the groups. */
export const searchKindSchema = z.enum(['centre', 'person', 'duty', 'order']);
export type SearchKind = z.infer<typeof searchKindSchema>;

export const searchKindLabels: Readonly<Record<SearchKind, string>> = {
  centre: 'ศอช.',
  person: 'คน',
  duty: 'เรื่อง',
  order: 'คำสั่ง',
};
