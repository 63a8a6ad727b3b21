import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaLabel, levelOf, provinceOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { stateWord, yearColumns } from '#domain/files/year-sheet.ts';
import type { YearColumn } from '#domain/files/year-sheet.ts';
import type { YearRound } from '#domain/files/year-summary.ts';
import { titleOf } from '#domain/forms/index.ts';
import { stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { sheetName } from '#domain/list/workbook.ts';
import { yearRequestSchema } from '#domain/papers/request.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay } from '#domain/thai/date.ts';
import { query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { formsOf, yearRows } from './year-rows.ts';
import type { YearObligation } from './year-rows.ts';

/** One worksheet: the duties of an obligation. They are read while the worksheet is written. */
export interface YearSheet {
  name: string;
  title: string;
  columns: YearColumn[];
  rows: () => ReturnType<typeof yearRows>;
}

export interface YearBook {
  /** File name without extension. */
  name: string;
  heading: string[];
  summary: YearRound[];
  sheets: YearSheet[];
  /** The number of rows of all sheets together. */
  total: number;
}

/** All reports of a letter in an area. The sheets are read one batch after another. */
export const readYear = query({
  name: 'year.exported',
  input: yearRequestSchema,
  run: async (env, { letter: id, area: areaCode }): Promise<YearBook> => {
    if (levelOf(areaCode) === 'tambon') throw new Problem('invalid-input');
    requirePermission(env, { action: 'export.read', subject: { areaCode } });
    const { stores, now } = env;
    const [letter, area] = await Promise.all([stores.letters.get(id), stores.areas.get(areaCode)]);
    if (!letter || !area || stateOf(letter) === 'draft') throw new Problem('not-found');
    if (letter.areaCode !== provinceOf(areaCode)) throw new Problem('not-found');
    const name = `รายงานทั้งปี ${areaLabel(area)} ${letter.fiscalYear}`;
    env.audit({ subject: `area:${areaCode}`, areaCode, note: `${name} ${bangkokDay(now)}` });
    return yearBook(env, { name, letters: [letter], area: areaCode });
  },
});

/**
 * The year's reports of all provinces. Only the operator of the servers can ask for it
 * (commands/year.ts).
 */
export const readCountryYear = query({
  name: 'year.countryExported',
  input: z.object({ fiscalYear: z.int() }),
  run: async (env, { fiscalYear }): Promise<YearBook> => {
    if (env.channel !== 'shell') throw new Problem('not-allowed');
    const letters = (await env.stores.letters.find({ fiscalYear })).filter(
      (letter) => stateOf(letter) !== 'draft',
    );
    if (letters.length === 0) throw new Problem('not-found');
    const name = `รายงานทั้งปี ทุกจังหวัด ${fiscalYear}`;
    env.audit({ subject: `year:${fiscalYear}`, areaCode: '', note: name });
    return yearBook(env, { name, letters, area: null });
  },
});

interface Wanted {
  name: string;
  letters: Letter[];
  area: AreaCode | null;
}

async function yearBook(env: UseCaseContext, { name, letters, area }: Wanted): Promise<YearBook> {
  const { stores, now } = env;
  const ids = letters.map(({ id }) => id);
  const [counts, areas] = await Promise.all([
    stores.duties.countStates(ids, area),
    stores.areas.find({ level: 'province' }),
  ]);
  const provinces = new Map(areas.map((one): [string, Area] => [one.id, one]));
  const obligations = obligationsOf(letters);
  const sheets: YearSheet[] = [];
  for (const of of obligations) {
    const forms = await formsOf(env, of);
    const columns = yearColumns([...forms.values()]);
    sheets.push({
      name: of.sheet,
      title: `${of.title} (ข้อ ${of.clause})`,
      columns,
      rows: () => yearRows(env, { of, area, provinces, forms, columns }),
    });
  }
  const summary = obligations.flatMap((of) => roundsOf(of, counts));
  return {
    name,
    heading: [name, `จัดทำจากระบบ ศอช. ประสาน ${formatDay(bangkokDay(now), 'long')}`],
    summary,
    sheets,
    total: counts.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Provinces that copied a letter have the same obligation ids, so their obligations share a sheet. */
function obligationsOf(letters: readonly Letter[]): YearObligation[] {
  const all = letters
    .toSorted((a, b) => a.areaCode.localeCompare(b.areaCode))
    .flatMap((letter) =>
      letter.clauses.flatMap(({ no, obligations }) =>
        obligations.map((obligation) => ({ letter, clause: no, obligation })),
      ),
    );
  const taken = new Set<string>();
  return [...Map.groupBy(all, ({ obligation }) => obligation.id)].flatMap(([id, group]) => {
    const [first] = group;
    if (!first) return [];
    const { clause, obligation } = first;
    const title = titleOf(obligation.form).short;
    const sheet = freeName(title, taken);
    return [{ id, clause, title, sheet, form: obligation.form, parts: group }];
  });
}

/** Two obligations may use one form. */
function freeName(title: string, taken: Set<string>): string {
  for (let no = 1; ; no += 1) {
    const name = sheetName(no === 1 ? title : `${title.slice(0, 27)} ${no}`);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

type StateCount = Awaited<ReturnType<UseCaseContext['stores']['duties']['countStates']>>[number];

function roundsOf(of: YearObligation, counts: readonly StateCount[]): YearRound[] {
  const own = counts.filter(({ obligation }) => obligation === of.id);
  return [...Map.groupBy(own, ({ round }) => round)]
    .toSorted(([a], [b]) => a - b)
    .map(([round, group]) => {
      const days = new Set(group.map(({ dueOn }) => dueOn));
      const words = new Map<string, number>();
      for (const { count, ...state } of group)
        words.set(stateWord(state), (words.get(stateWord(state)) ?? 0) + count);
      const { clause, title, sheet } = of;
      const [dueOn = null] = days.size === 1 ? days : [];
      return { clause, title, sheet, round, dueOn, counts: words };
    });
}
