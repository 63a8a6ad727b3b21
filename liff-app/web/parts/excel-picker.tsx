import { useSignal } from '@preact/signals';
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
  const read = async (file: File): Promise<void> => {
    reading.value = true;
    failure.value = null;
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
      {failure.value ? <FailureBanner failure={failure.value} /> : null}
    </>
  );
}

const shownProblems = 30;

interface ProblemsProps {
  problems: readonly SheetProblem[];
  /** Nothing can be brought in before the file is mended. */
  isRefused?: boolean;
}

/** What is wrong in the file, with its worksheet, cell and value, and what would be right. */
export function ImportProblems({ problems, isRefused = false }: ProblemsProps) {
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
