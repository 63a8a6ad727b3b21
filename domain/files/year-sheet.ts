import type { Area } from '../centre/centre.ts';
import { bangkokDay } from '../calendar.ts';
import type { Duty } from '../duty/duty.ts';
import { cellsOf, columnsOf, fieldsOf, labelOfCheck } from '../form/form.ts';
import type { Answers, Cell, Column, Form, FormContext } from '../form/form.ts';

/** What the last line of a column shows: the sum, or the mean of the cells that have a value. */
type Foot = 'sum' | 'mean' | null;

export interface YearColumn extends Column {
  foot: Foot;
}

/** A report with the data that the workbook of the year needs. */
export interface YearReport {
  form: Form;
  answers: Answers;
  reasons: Readonly<Record<string, string>>;
  ctx: FormContext;
  sentAt: Date;
}

/** A duty with its report; the report is null when nothing was sent. */
export interface YearEntry {
  duty: Duty;
  province: Pick<Area, 'name'>;
  report: YearReport | null;
}

const leading: readonly Column[] = [
  { path: 'province', label: 'จังหวัด', type: 'text' },
  { path: 'district', label: 'อำเภอ', type: 'text' },
  { path: 'centre', label: 'ศอช.', type: 'text' },
  { path: 'round', label: 'ครั้งที่', type: 'number' },
  { path: 'state', label: 'สถานะ', type: 'text' },
  { path: 'due', label: 'กำหนดส่ง', type: 'date' },
  { path: 'sent', label: 'วันที่ส่ง', type: 'date' },
  { path: 'reached', label: 'ถึงจังหวัด', type: 'date' },
  { path: 'accepted', label: 'วันที่รับรอง', type: 'date' },
];
/** Columns that formulas of the summary refer to. */
export const roundColumn = leading.findIndex(({ path }) => path === 'round');
export const stateColumn = leading.findIndex(({ path }) => path === 'state');

const said: Column = { path: 'reasons', label: 'คำชี้แจงของผู้ส่ง', type: 'text' };

/**
 * The columns of one obligation. Each column of the form versions and criteria sets in use appears
 * once. A question whose label differs in another version has its own column there.
 */
export function yearColumns(forms: readonly Form[]): YearColumn[] {
  const own = forms.flatMap((form) => {
    const summed = summedPaths(form);
    return columnsOf(form).map((column) => ({ ...column, foot: footOf(column, summed) }));
  });
  const each = new Map(own.map((column) => [keyOf(column), column]));
  const plain = (column: Column): YearColumn => ({ ...column, foot: null });
  return [...leading.map(plain), ...each.values(), plain(said)];
}

/** The cells of a duty for these columns. */
export function yearRow(entry: YearEntry, columns: readonly Column[]): Cell[] {
  const { report } = entry;
  const cells = new Map<string, Cell>();
  for (const [at, cell] of leadingCells(entry).entries()) cells.set(keyOf(leading[at]), cell);
  if (report) {
    const values = cellsOf(report.form, report.answers, report.ctx);
    for (const [at, column] of columnsOf(report.form).entries())
      cells.set(keyOf(column), values[at] ?? null);
    cells.set(keyOf(said), reasonsOf(report));
  }
  return columns.map((column) => cells.get(keyOf(column)) ?? null);
}

export const stateWords = {
  accepted: 'รับรองแล้ว',
  atProvince: 'รอจังหวัดตรวจ',
  atDistrict: 'รออำเภอตรวจ',
  returned: 'ส่งคืนแก้ไข',
  draft: 'กำลังทำ',
  todo: 'ยังไม่เริ่ม',
  waived: 'ได้รับยกเว้น',
} as const;

export function stateWord({ state, reviewAt }: Pick<Duty, 'state' | 'reviewAt'>): string {
  if (state !== 'inReview') return stateWords[state];
  return reviewAt === 'district' ? stateWords.atDistrict : stateWords.atProvince;
}

function leadingCells({ duty, province, report }: YearEntry): Cell[] {
  const day = (at: Date | null): Cell => at && { day: bangkokDay(at) };
  return [
    province.name,
    duty.level === 'province' ? '' : duty.districtName,
    duty.centreName,
    duty.round,
    stateWord(duty),
    { day: duty.dueOn },
    day(report?.sentAt ?? null),
    day(duty.reachedProvinceAt),
    day(duty.acceptedAt),
  ];
}

function reasonsOf({ form, reasons }: YearReport): Cell {
  const lines = Object.entries(reasons).map(
    ([check, reason]) => `${labelOfCheck(form, check)}: ${reason}`,
  );
  return lines.join('\n') || null;
}

function keyOf(column: Column | undefined): string {
  return `${column?.path}\n${column?.label}`;
}

/** The columns that can be added up: money and counted things. Years, order numbers and levels cannot. */
function summedPaths(form: Form): ReadonlySet<string> {
  const fields = fieldsOf(form);
  const counted = fields.filter(
    (field) => field.kind === 'money' || (field.kind === 'integer' && field.unit !== undefined),
  );
  const lists = fields.filter(({ kind }) => kind === 'repeat');
  return new Set([...counted.map(({ id }) => id), ...lists.map(({ id }) => `${id}-count`)]);
}

function footOf({ path, type }: Column, summed: ReadonlySet<string>): Foot {
  if (type !== 'number') return null;
  if (summed.has(path)) return 'sum';
  return path.startsWith('score.') ? 'mean' : null;
}
