import type { Day } from '#domain/calendar.ts';
import type { Signal } from '@preact/signals';
import { DatePickers } from '#web/controls/date.tsx';

/** Asks for the new due date of an extension. Days before today are refused. */
export function DueDateField({
  value,
  path,
  today,
  label = 'ให้ส่งภายใน',
}: {
  value: Signal<string>;
  path: string;
  today: Day;
  label?: string;
}) {
  return (
    <fieldset>
      <legend class="label">{label}</legend>
      <DatePickers
        value={value.value}
        path={path}
        onChange={(next) => (value.value = next)}
        limits={{ today, notBefore: 'today' }}
        wrong={false}
      />
    </fieldset>
  );
}
