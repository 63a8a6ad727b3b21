import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { kindOf } from '#domain/fields/index.ts';
import { isBlank } from '#domain/fields/kind.ts';
import { monthNames } from '#domain/thai/date.ts';
import { dayText } from '../format-day.ts';
import { Icon } from '../parts/icon.tsx';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { isWhole, partsOf, valueOf, yearsFor } from './date-parts.ts';
import { FieldGroup } from './field-frame.tsx';
import { Offers } from './offers.tsx';
import { Readings } from './readings.tsx';

const dates = Array.from({ length: 31 }, (_, index) => String(index + 1));

interface PickerProps {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  wrong?: boolean;
  onPick: (value: string) => void;
}

export function Picker({ id, label, value, options, wrong = false, onPick }: PickerProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <span class="picker">
        <select
          id={id}
          class="select"
          value={value}
          aria-invalid={wrong}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          <option value="">เลือก</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </div>
  );
}

/** Three pickers, followed by the whole date as text. */
export function DatePickers({
  value,
  path,
  onChange,
  limits,
  wrong,
}: {
  value: unknown;
  path: string;
  onChange: (value: string) => void;
  limits: Omit<Parameters<typeof yearsFor>[0], 'chosen'>;
  wrong: boolean;
}) {
  const parts = partsOf(value);
  const pick = (part: Partial<typeof parts>) => onChange(valueOf({ ...parts, ...part }));
  const whole = typeof value === 'string' && isDay(value) && isWithin(value, limits) ? value : null;
  const plain = (value: string) => ({ value, label: value });
  return (
    <>
      <div class="date">
        <Picker
          id={`${idOf(path)}-d`}
          label="วัน"
          value={parts.date}
          options={dates.map(plain)}
          wrong={wrong}
          onPick={(date) => pick({ date })}
        />
        <Picker
          id={`${idOf(path)}-m`}
          label="เดือน"
          value={parts.month}
          options={monthNames.map((label, index) => ({ value: String(index + 1), label }))}
          wrong={wrong}
          onPick={(month) => pick({ month })}
        />
        <Picker
          id={`${idOf(path)}-y`}
          label="ปี พ.ศ."
          value={parts.year}
          options={yearsFor({ ...limits, chosen: parts.year }).map(plain)}
          wrong={wrong}
          onPick={(year) => pick({ year })}
        />
      </div>
      {limits.notAfter === 'today' && isBlank(value) ? (
        <button type="button" class="btn btn-small today" onClick={() => onChange(limits.today)}>
          วันนี้ {dayText(limits.today, 'dayMonth')}
        </button>
      ) : null}
      <DateEcho date={whole} />
    </>
  );
}

function isWithin(
  day: Day,
  { today, notAfter, notBefore }: Parameters<typeof DatePickers>[0]['limits'],
): boolean {
  return !(notAfter && day > today) && !(notBefore && day < today);
}

function DateEcho({ date }: { date: Day | null }) {
  return (
    <p class="echo" aria-live="polite">
      {date ? (
        <>
          <Icon name="done" small />
          {dayText(date, 'full')}
        </>
      ) : null}
    </p>
  );
}

export function DateControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'date'>) {
  const { ctx } = useFieldContext();
  const readings = problem === null ? [] : kindOf<'date'>(field).readings(value, { field, ctx });
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <DatePickers
        value={value}
        path={path}
        onChange={(next) => {
          onChange(next);
          if (isWhole(partsOf(next))) onLeave();
        }}
        limits={{ today: ctx.today, notAfter: field.notAfter, notBefore: field.notBefore }}
        wrong={problem !== null}
      />
      <Offers
        value={value}
        path={path}
        onChange={(day) => {
          onChange(day);
          onLeave();
        }}
      />
      <Readings
        readings={readings}
        onChoose={(day) => {
          onChange(day);
          onLeave();
        }}
      />
    </FieldGroup>
  );
}
