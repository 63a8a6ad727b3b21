import { isRecord } from '#domain/fields/kind.ts';
import { idOf } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldFrame, describedBy } from './field-frame.tsx';
import { shown } from './text-field.tsx';

export function PlaceControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'place'>) {
  const place = isRecord(value) ? value : {};
  return (
    <FieldFrame field={field} path={path} problem={problem} note={note}>
      <input
        id={idOf(path)}
        class="text-input"
        autocomplete="off"
        enterKeyHint="next"
        value={shown(place['text'])}
        aria-invalid={problem !== null}
        aria-describedby={describedBy(path, { hint: field.hint, problem })}
        onInput={(event) => onChange({ ...place, text: event.currentTarget.value })}
        onBlur={() => onLeave()}
      />
    </FieldFrame>
  );
}
