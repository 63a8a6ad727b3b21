import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import type { Answers, Imported } from './use-list-import.ts';

interface Props {
  imported: Imported;
  onAnswer: (answers: Answers) => void;
}

/**
 * The columns of the file that were not recognized, which the person can match, and the other worksheets.
 */
export function ColumnMatching({ imported, onAnswer }: Props) {
  const { columns, targets, sheet, otherSheets } = imported;
  const left = columns.filter(({ target }) => target === '');
  const read = columns.filter(({ target }) => target !== '');
  return (
    <>
      {otherSheets.length > 0 ? (
        <SelectField
          id="import-sheet"
          label="แผ่นงานที่อ่าน"
          value={sheet ?? ''}
          onPick={(name) => onAnswer({ sheet: { name } })}
        >
          {[sheet ?? '', ...otherSheets].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      {left.length > 0 ? (
        <section aria-label="คอลัมน์ที่ไม่นำเข้า">
          <h3>คอลัมน์ที่ไม่นำเข้า</h3>
          <p class="quiet">ถ้าเป็นข้อมูลที่ต้องการ เลือกว่าเป็นช่องใด</p>
          {left.map((column) => (
            <ColumnChoice key={column.at} column={column} targets={targets} onAnswer={onAnswer} />
          ))}
        </section>
      ) : null}
      {read.length > 0 ? (
        <details class="import-columns">
          <summary>คอลัมน์ที่อ่านแล้ว {read.length} คอลัมน์</summary>
          {read.map((column) => (
            <ColumnChoice key={column.at} column={column} targets={targets} onAnswer={onAnswer} />
          ))}
        </details>
      ) : null}
    </>
  );
}

interface ChoiceProps {
  column: Imported['columns'][number];
  targets: Imported['targets'];
  onAnswer: Props['onAnswer'];
}

function ColumnChoice({ column, targets, onAnswer }: ChoiceProps) {
  const { at, letter, heading, target } = column;
  return (
    <SelectField
      id={`import-column-${at}`}
      label={`คอลัมน์ ${letter} ${heading === '' ? '(ไม่มีหัว)' : heading}`}
      value={target}
      onPick={(id) => onAnswer({ columns: { [at]: id } })}
    >
      <option value="">ไม่นำเข้า</option>
      {targets.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
