import { idOf } from './control.ts';
import type { ControlProps } from './control.ts';
import { Picker } from './date.tsx';
import { FieldGroup } from './field-frame.tsx';

const two = (value: number) => String(value).padStart(2, '0');
const hours = Array.from({ length: 24 }, (_, index) => ({ value: two(index), label: two(index) }));
const fives = Array.from({ length: 12 }, (_, index) => two(index * 5));

/** A half-picked time is stored as 09: until the minutes are picked. */
export function TimeControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'time'>) {
  const [hour = '', minute = ''] = typeof value === 'string' ? value.split(':') : [];
  const minutes = minute === '' || fives.includes(minute) ? fives : [...fives, minute].toSorted();
  const pick = (next: { hour: string; minute: string }) =>
    onChange(next.hour === '' && next.minute === '' ? '' : `${next.hour}:${next.minute}`);
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <div class="date time">
        <Picker
          id={`${idOf(path)}-h`}
          label="นาฬิกา"
          value={hour}
          options={hours}
          wrong={problem !== null}
          onPick={(picked) => pick({ hour: picked, minute: minute || '00' })}
        />
        <Picker
          id={`${idOf(path)}-n`}
          label="นาที"
          value={minute}
          options={minutes.map((option) => ({ value: option, label: option }))}
          wrong={problem !== null}
          onPick={(picked) => pick({ hour, minute: picked })}
        />
      </div>
    </FieldGroup>
  );
}
