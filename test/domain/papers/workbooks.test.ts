import { describe, expect, it } from 'vitest';
import type { PaperCell } from '#domain/papers/workbooks/paper-workbook.ts';
import { workbookOfPaper } from '#domain/papers/workbooks/workbook-of-paper.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { wrongFormulas } from '#test/support/papers/formulas.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';

const areas = {
  'a district': inventArea({ area: '5704', isPartial: true }),
  'an empty district': inventArea({ area: '5704', isEmpty: true }),
  'the province': inventArea({ area: '57', isPartial: true }),
};

const workbooks = Object.entries(areas).flatMap(([area, facts]) =>
  papersOf(facts).flatMap((paper, at) => {
    const workbook = workbookOfPaper(paper, paper.layout);
    return workbook ? [{ title: `${paper.layout} ${at + 1} of ${area}`, workbook }] : [];
  }),
);

describe('the workbook of every paper', () => {
  it.each(workbooks)('stores the values that its formulas give: $title', ({ workbook }) => {
    const formulas = JSON.stringify(workbook).split('"formula"').length - 1;
    expect(formulas).toBeGreaterThan(0);
    expect(wrongFormulas(workbook)).toEqual([]);
  });

  it.each(workbooks)('has as many cells in each row as columns: $title', ({ workbook }) => {
    for (const { columns, rows, totals } of workbook.sheets)
      for (const row of [...rows, ...totals]) expect(row).toHaveLength(columns.length);
  });

  it('are refused by this check when a formula leaves rows out', () => {
    const [first] = workbooks;
    if (!first) throw new Error('no workbook');
    const spoil = (cell: PaperCell): PaperCell =>
      typeof cell === 'object' && cell !== null && 'formula' in cell
        ? { ...cell, formula: cell.formula.replace(/^SUM\(J7:J\d+\)$/, 'SUM(J7:J8)') }
        : cell;
    const sheets = first.workbook.sheets.map((sheet) => ({
      ...sheet,
      totals: sheet.totals.map((row) => row.map(spoil)),
    }));
    expect(wrongFormulas({ ...first.workbook, sheets })).toHaveLength(1);
  });
});
