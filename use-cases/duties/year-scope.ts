import type { AreaCode } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { stateOf, yearInView } from '#domain/letter/letter.ts';
import type { YearScope } from '#models/duty-lists.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface YearInView {
  year: YearScope;
  /**
   * Years with a published letter, newest first. `open` is true while one of the year's letters is in
   * force.
   */
  years: { fiscalYear: number; open: boolean }[];
}

/**
 * The fiscal year to show. The default is the current year or the nearest one with a letter. Years of
 * archived letters can still be read.
 */
export async function yearInScope(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  { scope, year }: { scope: AreaCode; year?: number | undefined },
): Promise<YearInView> {
  const letters = await stores.letters.covering([scope]);
  const published = letters.filter((letter) => stateOf(letter) !== 'draft');
  const open = new Set(
    published
      .filter((letter) => stateOf(letter) === 'published')
      .map((letter) => letter.fiscalYear),
  );
  const fiscalYear = year ?? yearInView([...open], bangkokDay(now));
  const all = new Set(published.map((letter) => letter.fiscalYear));
  return {
    year: { scope, fiscalYear, withArchived: !open.has(fiscalYear) },
    years: [...all]
      .toSorted((a, b) => b - a)
      .map((shown) => ({ fiscalYear: shown, open: open.has(shown) })),
  };
}
