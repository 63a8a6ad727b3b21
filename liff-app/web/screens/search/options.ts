import type { Output } from '#contract/contract.ts';
import * as z from 'zod/mini';
import { searchKindLabels, searchKindSchema } from '#domain/search/kinds.ts';
import type { SearchKind } from '#domain/search/kinds.ts';

type Group = Output<'search'>['groups'][number];

/** A result that was opened from the search, as it is stored. */
export const openedSchema = z.object({
  kind: searchKindSchema,
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  href: z.string(),
});
export type Opened = z.infer<typeof openedSchema>;

export interface Option extends Opened {
  /** The id of the option, unique in the list, for aria-activedescendant. */
  key: string;
  state: Group['rows'][number]['state'];
}

export interface OptionGroup {
  label: string;
  /** The kind of which more results can be shown. Null when all are shown. */
  moreOf: SearchKind | null;
  more: string;
  options: Option[];
}

/** The results as groups of options. Kinds without results are left out. */
export function optionGroups(groups: readonly Group[], chosen: SearchKind | null): OptionGroup[] {
  return groups
    .filter(({ kind, rows }) => rows.length > 0 && (chosen === null || chosen === kind))
    .map((group) => ({
      label: searchKindLabels[group.kind],
      moreOf: chosen === null && group.total > group.rows.length ? group.kind : null,
      more: `ดูทั้ง ${countText(group)}`,
      options: group.rows.map((row) => ({
        ...row,
        kind: group.kind,
        key: `${group.kind}-${row.id}`,
      })),
    }));
}

/** The recently opened results, shown while the field is empty. */
export function openedGroup(opened: readonly Opened[]): OptionGroup[] {
  if (opened.length === 0) return [];
  const options = opened.map((item) => ({
    ...item,
    state: null,
    key: `last-${item.kind}-${item.id}`,
  }));
  return [{ label: 'เปิดล่าสุด', moreOf: null, more: '', options }];
}

/** The number of results as text: 60+ when there may be more than were counted. */
export function countText({ total, isMore }: Pick<Group, 'total' | 'isMore'>): string {
  return isMore ? `${total}+` : String(total);
}

/** The next kind that has results. Null means all kinds. */
export function nextKind(groups: readonly Group[], chosen: SearchKind | null): SearchKind | null {
  const kinds = groups.filter(({ total }) => total > 0).map(({ kind }) => kind);
  const at = chosen === null ? -1 : kinds.indexOf(chosen);
  return kinds[at + 1] ?? null;
}

/** The option above or below, continuing at the other end. -1 is the text field. */
export function moveActive(active: number, { by, count }: { by: 1 | -1; count: number }): number {
  if (count === 0) return -1;
  if (active < 0) return by > 0 ? 0 : count - 1;
  return (active + by + count) % count;
}

/** The text in pieces. Pieces equal to a typed word are marked. */
export function markedPieces(text: string, typed: string): { text: string; isMarked: boolean }[] {
  const words = typed.split(/\s+/).filter((word) => word.length > 1);
  const found = words
    .map((word) => ({ word, at: text.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
  if (!found) return [{ text, isMarked: false }];
  const end = found.at + found.word.length;
  return [
    { text: text.slice(0, found.at), isMarked: false },
    { text: found.word, isMarked: true },
    { text: text.slice(end), isMarked: false },
  ].filter((piece) => piece.text !== '');
}
