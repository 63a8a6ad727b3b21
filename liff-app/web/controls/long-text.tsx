import { idOf } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldFrame, describedBy } from './field-frame.tsx';
import { Offers } from './offers.tsx';
import { shown } from './text-field.tsx';

export function LongTextControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'longText'>) {
  return (
    <FieldFrame field={field} path={path} problem={problem} note={note}>
      <Offers ready={field.ready} value={value} path={path} onChange={onChange} />
      <textarea
        id={idOf(path)}
        class="area"
        rows={3}
        value={shown(value)}
        aria-invalid={problem !== null}
        aria-required={field.required === true}
        aria-describedby={describedBy(path, { hint: field.hint, problem })}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={() => onLeave()}
      />
    </FieldFrame>
  );
}
