import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/api.ts';
import { FailureBanner } from './error-banner.tsx';
import { readWorkbook } from '../api/read-workbook.ts';
import type { RawWorksheets } from '../api/read-workbook.ts';
import { useShowMore } from './show-more.tsx';
import { Icon } from './icon.tsx';
import { Banner } from './feedback.tsx';

export interface SheetProblem {
  line: number | null;
  column: string;
  message: string;
  sheet?: string | undefined;
  cell?: string | undefined;
  value?: string | undefined;
}

interface PickProps {
  busy: boolean;
  onRead: (sheets: RawWorksheets) => Promise<void>;
}

/** Picks an Excel file and reads it; the caller checks the content. */
export function PickWorkbook({ busy, onRead }: PickProps) {
  const reading = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const other = useSignal<string | null>(null);
  const read = async (file: File): Promise<void> => {
    failure.value = null;
    other.value = isWorkbook(file) ? null : file.name;
    if (other.value !== null) return;
    reading.value = true;
    const sheets = await readWorkbook(file);
    if (sheets.ok) await onRead(sheets.value);
    else failure.value = sheets.failure;
    reading.value = false;
  };
  const waiting = busy || reading.value;
  return (
    <>
      <label class="btn btn-main pick-file">
        <Icon name="file" />
        {waiting ? 'กำลังตรวจ' : 'เลือกไฟล์ Excel'}
        <input
          type="file"
          class="sr-only"
          accept=".xlsx"
          disabled={waiting}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void read(file);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {other.value === null ? null : <OtherFile name={other.value} />}
      {failure.value ? <FailureBanner failure={failure.value} /> : null}
    </>
  );
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Some phones give a file without an extension. The server decides about those. */
function isWorkbook({ name, type }: File): boolean {
  return type === workbookType || !name.includes('.') || name.toLowerCase().endsWith('.xlsx');
}

function OtherFile({ name }: { name: string }) {
  const isOlder = /\.(?:xls|xlsb|ods|csv|numbers)$/i.test(name);
  return (
    <Banner tint="is-overdue" icon="overdue" title={`“${name}” ไม่ใช่ไฟล์ .xlsx`} urgent>
      {isOlder
        ? 'เปิดไฟล์ในโปรแกรมตาราง เลือกบันทึกเป็น สมุดงาน Excel (.xlsx) แล้วเลือกไฟล์ใหม่'
        : 'เลือกไฟล์ Excel ที่มีรายชื่อ ชื่อไฟล์ลงท้ายด้วย .xlsx'}
    </Banner>
  );
}

const shownProblems = 30;

interface ProblemsProps {
  problems: readonly SheetProblem[];
  /** True when the file must be corrected before any row can be imported. */
  isRefused?: boolean;
  /** A file that lists all errors, to download. */
  children?: ComponentChildren;
}

/** The errors in the file with their worksheet, cell and value, and what would be right. */
export function ImportProblems({ problems, isRefused = false, children }: ProblemsProps) {
  if (problems.length === 0) return null;
  const count = problems.length.toLocaleString('en');
  return (
    <section aria-label="จุดที่ต้องแก้">
      {isRefused ? (
        <Banner tint="is-overdue" icon="overdue" title={`ยังไม่ได้นำเข้า ต้องแก้ ${count} จุด`} urgent>
          แก้ในไฟล์แล้วเลือกไฟล์อีกครั้ง
        </Banner>
      ) : (
        <h3>ต้องแก้ {count} จุด</h3>
      )}
      <ProblemList problems={problems} count={count} />
      {children}
    </section>
  );
}

function ProblemList({ problems, count }: { problems: readonly SheetProblem[]; count: string }) {
  const { visible, hidden, showAll } = useShowMore(problems, shownProblems);
  return (
    <>
      <ul class="panel in-panel sheet-problems">
        {visible.map((problem) => (
          <li key={`${problem.line}${problem.column}${problem.message}`}>
            <b>{placeOf(problem)}</b>
            <span>
              {problem.column === '' ? '' : `${problem.column}: `}
              {problem.value ? `“${problem.value}” ` : ''}
              {problem.message}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" class="btn btn-small btn-wide space-above" onClick={showAll}>
          <Icon name="down" />
          ดูทั้งหมด {count} จุด
        </button>
      ) : null}
    </>
  );
}

function placeOf({ cell, line }: SheetProblem): string {
  if (cell) return `ช่อง ${cell}`;
  return line === null ? 'ทั้งไฟล์' : `แถว ${line}`;
}
