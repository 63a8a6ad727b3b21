import type { AreaCode } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { stateOf, yearInView } from '#domain/letter/letter.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface YearDuties {
  duties: Duty[];
  fiscalYear: number;
  /** Years with a published letter, newest first; `open` while one of its letters is in force. */
  years: { fiscalYear: number; open: boolean }[];
}

/**
 * The duties of one fiscal year, by default the year in view. Years of archived letters can still
 * be read.
 */
export async function yearDuties(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  of: { scope: AreaCode; year?: number | undefined },
): Promise<YearDuties> {
  const [current, letters] = await Promise.all([
    stores.duties.within(of.scope),
    stores.letters.covering([of.scope]),
  ]);
  const published = letters.filter((letter) => stateOf(letter) !== 'draft');
  const open = new Set(current.map((duty) => duty.fiscalYear));
  for (const one of published) if (stateOf(one) === 'published') open.add(one.fiscalYear);
  const fiscalYear = of.year ?? yearInView([...open], bangkokDay(now));
  const all = [...new Set([...open, ...published.map((one) => one.fiscalYear)])];
  return {
    duties: open.has(fiscalYear)
      ? current.filter((duty) => duty.fiscalYear === fiscalYear)
      : await stores.duties.ofYear(of.scope, fiscalYear),
    fiscalYear,
    years: all
      .toSorted((a, b) => b - a)
      .map((year) => ({ fiscalYear: year, open: open.has(year) })),
  };
}
