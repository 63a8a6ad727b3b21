import { idOf } from './control.ts';
import type { ControlProps } from './control.ts';
import { Picker } from './date.tsx';
import { FieldGroup } from './field-frame.tsx';

const two = (value: number) => String(value).padStart(2, '0');
const hours = Array.from({ length: 24 }, (_, index) => ({ value: two(index), label: two(index) }));
const fives = Array.from({ length: 12 }, (_, index) => two(index * 5));

export function TimeControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'time'>) {
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <TimePickers
        value={typeof value === 'string' ? value : ''}
        id={idOf(path)}
        wrong={problem !== null}
        onChange={onChange}
      />
    </FieldGroup>
  );
}

interface PickersProps {
  /** HH:MM, or empty. */
  value: string;
  id: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

/** Two pickers. A half-picked time is stored as 09: until the minutes are picked. */
export function TimePickers({ value, id, wrong, onChange }: PickersProps) {
  const [hour = '', minute = ''] = value.split(':');
  const minutes = minute === '' || fives.includes(minute) ? fives : [...fives, minute].toSorted();
  const pick = (next: { hour: string; minute: string }) =>
    onChange(next.hour === '' && next.minute === '' ? '' : `${next.hour}:${next.minute}`);
  return (
    <div class="date time">
      <Picker
        id={`${id}-h`}
        label="นาฬิกา"
        value={hour}
        options={hours}
        wrong={wrong}
        onPick={(picked) => pick({ hour: picked, minute: minute || '00' })}
      />
      <Picker
        id={`${id}-n`}
        label="นาที"
        value={minute}
        options={minutes.map((option) => ({ value: option, label: option }))}
        wrong={wrong}
        onPick={(picked) => pick({ hour, minute: picked })}
      />
    </div>
  );
}
