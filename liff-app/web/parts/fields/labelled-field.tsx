import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';

interface FieldProps {
  id: string;
  label: string;
  value: string;
  hint?: string;
  wrong?: string | undefined;
}

/** The hint or the error below a field. */
function Below({ id, hint, wrong }: Pick<FieldProps, 'id' | 'hint' | 'wrong'>) {
  if (wrong !== undefined)
    return (
      <p class="wrong" id={`${id}-below`}>
        <Icon name="overdue" small />
        {wrong}
      </p>
    );
  return hint ? (
    <p class="hint" id={`${id}-below`}>
      {hint}
    </p>
  ) : null;
}

function described({ id, hint, wrong }: FieldProps) {
  return {
    id,
    'aria-invalid': wrong !== undefined,
    ...(hint || wrong !== undefined ? { 'aria-describedby': `${id}-below` } : {}),
  };
}

export function SelectField({
  onPick,
  children,
  ...field
}: FieldProps & { onPick: (value: string) => void; children: ComponentChildren }) {
  return (
    <div>
      <label class="label" for={field.id}>
        {field.label}
      </label>
      <span class="picker">
        <select
          {...described(field)}
          class="select"
          value={field.value}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          {children}
        </select>
        <Icon name="down" small />
      </span>
      <Below {...field} />
    </div>
  );
}

export function NumberField({
  onInput,
  ...field
}: FieldProps & { onInput: (text: string) => void }) {
  return (
    <div>
      <label class="label" for={field.id}>
        {field.label}
      </label>
      <input
        {...described(field)}
        class="text-input"
        inputMode="numeric"
        autocomplete="off"
        maxLength={3}
        value={field.value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Below {...field} />
    </div>
  );
}

export function TextField({
  onInput,
  input,
  ...field
}: FieldProps & {
  onInput: (text: string) => void;
  input: { maxLength: number; inputMode?: 'tel'; autocomplete: string; placeholder?: string };
}) {
  return (
    <div>
      <label class="label" for={field.id}>
        {field.label}
      </label>
      <input
        {...described(field)}
        {...input}
        class="text-input"
        value={field.value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Below {...field} />
    </div>
  );
}
