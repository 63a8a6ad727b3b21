import { isDay, isWorkingDay, workingDayOnOrAfter } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Signal } from '@preact/signals';
import { DatePickers } from '#web/controls/date.tsx';
import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';

interface Props {
  value: Signal<string>;
  path: string;
  today: Day;
  /** Public holidays from today on. */
  holidays: readonly Day[];
  label?: string;
}

/**
 * Asks for the new due date of an extension. Days before today cannot be chosen. For a day off the next
 * working day is offered.
 */
export function DueDateField({ value, path, today, holidays, label = 'ให้ส่งภายใน' }: Props) {
  const dayOff = chosenDayOff(value.value, holidays);
  return (
    <fieldset>
      <legend class="label">{label}</legend>
      <DatePickers
        value={value.value}
        path={path}
        onChange={(next) => (value.value = next)}
        limits={{ today, notBefore: 'today' }}
        wrong={dayOff !== null}
      />
      <div role="status">
        {dayOff ? (
          <>
            <p class="wrong">
              <Icon name="overdue" small />
              {dayText(dayOff, 'weekdayShort')} เป็นวันหยุด กรุณาเลือกวันทำการ
            </p>
            <NextWorkingDay
              dayOff={dayOff}
              holidays={holidays}
              onPick={(day) => (value.value = day)}
            />
          </>
        ) : null}
      </div>
    </fieldset>
  );
}

interface NextWorkingDayProps {
  dayOff: Day;
  holidays: readonly Day[];
  onPick: (day: Day) => void;
}

function NextWorkingDay({ dayOff, holidays, onPick }: NextWorkingDayProps) {
  const day = workingDayOnOrAfter(dayOff, new Set(holidays));
  return (
    <button type="button" class="btn btn-small space-above-small" onClick={() => onPick(day)}>
      ใช้ {dayText(day, 'weekdayShort')}
    </button>
  );
}

/** The chosen day if it is a day off. Null for a working day, or when no day is chosen. */
function chosenDayOff(value: string, holidays: readonly Day[]): Day | null {
  return isDay(value) && !isWorkingDay(value, new Set(holidays)) ? value : null;
}

/** True when the chosen date can be sent. */
export function isDueDate(value: string, holidays: readonly Day[]): value is Day {
  return isDay(value) && chosenDayOff(value, holidays) === null;
}
