import type { FileRequest } from '#contract/files.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { ImportProblems } from '#web/parts/excel-picker.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ColumnMatching } from './column-matching.tsx';
import type { Answers, Imported } from './use-list-import.ts';
import { ValueTable } from './value-table.tsx';

interface Props {
  imported: Imported;
  /** The rows that the list had before the import. */
  now: number;
  unit: string;
  onAnswer: (answers: Answers) => void;
  onTake: (rows: unknown[]) => void;
  onBack: () => void;
  report: () => Promise<FileRequest | null>;
}

/** The values as read, beside the text in the file. The rows are imported when the person confirms. */
export function CheckStep({ imported, now, unit, onAnswer, onTake, onBack, report }: Props) {
  const { rows, problems, notes, table } = imported;
  return (
    <div class="import-check">
      {rows ? <Summary imported={imported} rows={rows} now={now} unit={unit} /> : null}
      <ImportProblems problems={problems} isRefused={rows === null}>
        <DownloadButton
          small
          file={report}
          label="ดาวน์โหลดรายการที่ต้องแก้"
          note={`ไฟล์ Excel มีครบ ${problems.length.toLocaleString('en')} จุด บอกแผ่นงาน ช่อง และสิ่งที่ถูก`}
        />
      </ImportProblems>
      {table.length > 0 ? <ValueTable table={table} unit={unit} /> : null}
      {notes.length > 0 ? (
        <section aria-label="สิ่งที่ข้ามหรือปรับให้">
          <h3>สิ่งที่ข้ามหรือปรับให้</h3>
          <ul class="import-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <ColumnMatching imported={imported} onAnswer={onAnswer} />
      <div class="button-row import-foot">
        <button type="button" class="btn" onClick={onBack}>
          เลือกไฟล์อื่น
        </button>
        {rows ? (
          <button type="button" class="btn btn-main" onClick={() => onTake(rows)}>
            <Icon name="check" />
            นำเข้า {rows.length} {unit}
          </button>
        ) : null}
      </div>
    </div>
  );
}

interface SummaryProps extends Pick<Props, 'imported' | 'now' | 'unit'> {
  rows: readonly unknown[];
}

function Summary({ imported, rows, now, unit }: SummaryProps) {
  const { problems, sheet } = imported;
  const wrong = new Set(problems.flatMap(({ line }) => line ?? [])).size;
  const from = sheet ? ` จากแผ่นงาน “${sheet}”` : '';
  return (
    <Banner
      tint={problems.length === 0 ? 'is-done' : 'is-due'}
      icon={problems.length === 0 ? 'done' : 'info'}
      title={`อ่านได้ ${rows.length} ${unit}${from}`}
    >
      <p>
        {wrong > 0
          ? `ถูกต้อง ${rows.length - wrong} ${unit} ต้องแก้ ${wrong} ${unit} นำเข้าแล้วแก้ในรายการได้`
          : null}
      </p>
      <p>{now > 0 ? `แทนที่รายการเดิม ${now} ${unit} คนเดิมยังนับเป็นคนเดิม กดเลิกทำได้` : null}</p>
    </Banner>
  );
}
