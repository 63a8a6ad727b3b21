import { rowsOf } from '#domain/papers/workbooks/paper-workbook.ts';
import type { PaperCell, PaperWorkbook } from '#domain/papers/workbooks/paper-workbook.ts';

/**
 * Computes the formulas of a paper’s workbook and returns those whose stored value differs. It supports the
 * functions that our workbooks use.
 */
export function wrongFormulas(workbook: PaperWorkbook): string[] {
  return workbook.sheets.flatMap(({ name, rows, totals }) =>
    [...rows, ...totals].flat().flatMap((cell) => {
      if (!isFormula(cell)) return [];
      const computed = compute(cell.formula, { workbook, sheet: name });
      const isSame =
        typeof computed === 'number' && typeof cell.value === 'number'
          ? Math.abs(computed - cell.value) < 0.005
          : computed === cell.value;
      return isSame ? [] : [`${name}: ${cell.formula} = ${computed}, stored ${cell.value}`];
    }),
  );
}

type Value = number | string | null;

interface Place {
  workbook: PaperWorkbook;
  sheet: string;
}

function isFormula(cell: PaperCell): cell is Extract<PaperCell, { formula: string }> {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** Computes the formula as a JavaScript expression that calls the functions below. */
function compute(formula: string, place: Place): Value {
  const read = (reference: string): Value[] => valuesOf(reference, place);
  const expression = formula
    .replaceAll(
      /(?:'?([^'!,()*/+<>=-]+)'?!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?/g,
      (found) =>
        found.includes(':')
          ? `read(${JSON.stringify(found)})`
          : `read(${JSON.stringify(found)})[0]`,
    )
    .replaceAll(/(?<![<>=])=(?!=)/g, '===')
    .replaceAll('<>', '!==')
    .replaceAll(/\bIF\(/g, 'IF_(');
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call, typescript/no-unsafe-type-assertion -- formulas of our own code, in a test
  return new Function('read', ...Object.keys(functions), `return ${expression};`)(
    read,
    ...Object.values(functions),
  ) as Value;
}

const numbers = (values: readonly Value[]): number[] =>
  values.filter((value) => typeof value === 'number');
const sum = (values: readonly Value[]): number =>
  numbers(values).reduce((total, value) => total + value, 0);

const functions = {
  SUM: (...values: (Value | Value[])[]) => sum(values.flat()),
  ROUND: (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits,
  IF_: (test: boolean, yes: Value, no: Value) => (test ? yes : no),
  COUNT: (...values: (Value | Value[])[]) => numbers(values.flat()).length,
  COUNTIF: (range: Value[], wanted: Value) => range.filter((value) => value === wanted).length,
  COUNTIFS: (...pairs: (Value | Value[])[]) => {
    const [range] = pairs;
    if (!Array.isArray(range)) return 0;
    return range.filter((_, row) =>
      pairs.every((column, at) => !Array.isArray(column) || column[row] === pairs[at + 1]),
    ).length;
  },
  SUMIF: (range: Value[], wanted: Value, values: Value[]) =>
    sum(values.filter((_, row) => range[row] === wanted)),
};

function valuesOf(reference: string, place: Place): Value[] {
  const [, named, from = '', first = '', to = from, last = first] =
    /^(?:'?([^'!]+)'?!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference) ?? [];
  const sheet = place.workbook.sheets.find(({ name }) => name === (named ?? place.sheet));
  if (!sheet) throw new Error(`no sheet for ${reference}`);
  const inside = { ...place, sheet: sheet.name };
  const cells = [...sheet.rows, ...sheet.totals];
  const start = rowsOf(sheet).first;
  const values: Value[] = [];
  for (let row = Number(first); row <= Number(last); row += 1)
    for (let column = numberOf(from); column <= numberOf(to); column += 1)
      values.push(valueOf(cells[row - start]?.[column] ?? null, inside));
  return values;
}

function numberOf(letters: string): number {
  return (
    Array.from(letters).reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}

function valueOf(cell: PaperCell, place: Place): Value {
  if (isFormula(cell)) return compute(cell.formula, place);
  return typeof cell === 'object' && cell !== null ? cell.day : cell;
}
