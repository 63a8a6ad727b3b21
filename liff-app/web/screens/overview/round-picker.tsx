import type { Overview } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { earlyOf } from './overview-labels.ts';

interface Props {
  overview: Overview;
  chosen: string;
  onPick: (chosen: string) => void;
}

/** Sets map and chart to a date, or to one clause and round. */
export function RoundPicker({ overview, chosen, onPick }: Props) {
  const { columns } = overview;
  const dates = [...Map.groupBy(columns, ({ dueOn }) => dueOn)].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  return (
    <div class="round-picker">
      <SelectField id="shown-round" label="ดูข้อและรอบ" value={chosen} onPick={onPick}>
        <option value="">{earlyOf(overview) ? 'กำหนดถัดไป' : 'ครบกำหนดแล้ว'}</option>
        {dates.map(([dueOn, group]) => (
          <optgroup key={dueOn} label={`กำหนด ${dayText(dueOn, 'medium')}`}>
            <option value={dueOn}>กำหนด {dayText(dueOn, 'dayMonth')}</option>
            {group.map((column) => (
              <option key={column.key} value={column.key}>
                {optionText(column)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    </div>
  );
}

/** A short text, because a phone’s select shows one line. The map shows the full title. */
function optionText({ clause, word, round, rounds }: Overview['columns'][number]): string {
  return `ข้อ ${clause} ${word}${rounds > 1 ? ` ครั้งที่ ${round}` : ''}`;
}
