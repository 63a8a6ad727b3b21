import type { Kind } from '#domain/form/form.ts';
import { kindOf } from '#domain/fields/index.ts';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldFrame, describedBy } from './field-frame.tsx';
import { Readings } from './readings.tsx';

type TypedKind = Extract<Kind, 'text' | 'integer' | 'money' | 'phone' | 'longText'>;
interface Props<K extends TypedKind> {
  control: ControlProps<K>;
  inputMode?: 'numeric' | 'decimal' | 'tel';
  unit?: string | undefined;
}

/**
 * Stores text as typed; the field’s kind normalizes it when it is checked. It has no maxLength, because the
 * browser would cut a pasted text silently. The check says which text is too long.
 */
export function TypedInput<K extends TypedKind>({ control, inputMode, unit }: Props<K>) {
  const { field, value, path, problem, note, onChange, onLeave } = control;
  const { ctx } = useFieldContext();
  const readings = problem === null ? [] : kindOf<K>(field).readings(value, { field, ctx });
  return (
    <FieldFrame field={field} path={path} problem={problem} note={note}>
      <span class={unit ? 'with-unit' : ''}>
        <input
          autocomplete="off"
          enterKeyHint="next"
          inputMode={inputMode}
          id={idOf(path)}
          class="text-input"
          value={shown(value)}
          aria-invalid={problem !== null}
          aria-required={field.required === true}
          aria-describedby={describedBy(path, { hint: field.hint, problem })}
          onInput={(event) => onChange(event.currentTarget.value)}
          onBlur={() => onLeave()}
        />
        {unit ? <span aria-hidden="true">{unit}</span> : null}
      </span>
      <Readings
        readings={readings}
        onChoose={(chosen) => {
          onChange(chosen);
          onLeave();
        }}
      />
    </FieldFrame>
  );
}

export function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
