import { kindOf } from '#domain/fields/index.ts';
import { Icon } from '../parts/icon.tsx';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldGroup } from './field-frame.tsx';

interface RowProps {
  type: 'radio' | 'checkbox';
  name: string;
  on: boolean;
  label: string;
  hint?: string | undefined;
  side?: string | undefined;
  onPick: () => void;
}

/** The whole row can be tapped. */
export function TickRow({ type, name, on, label, hint, side, onPick }: RowProps) {
  return (
    <li>
      <label class={on ? 'tick on' : 'tick'}>
        <input type={type} name={name} checked={on} onChange={onPick} />
        <i class={type === 'radio' ? 'dot' : ''} aria-hidden="true">
          {on ? <Icon name="check" /> : null}
        </i>
        <span>
          <span>
            {label}
            {hint ? <small class="block">{hint}</small> : null}
          </span>
          {side ? <small>{side}</small> : null}
        </span>
      </label>
    </li>
  );
}

export function ChoiceControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'choice'>) {
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <ul class={isShort(field) ? 'option-list short' : 'option-list'}>
        {field.options.map((option) => (
          <TickRow
            key={option.value}
            type="radio"
            name={idOf(path)}
            on={value === option.value}
            label={option.label}
            hint={option.hint}
            onPick={() => onChange(option.value)}
          />
        ))}
      </ul>
    </FieldGroup>
  );
}

/** Short options are side by side in the row of a list. */
function isShort({ options }: ControlProps<'choice'>['field']): boolean {
  return options.every(({ label, hint }) => hint === undefined && label.length <= shortLetters);
}

const shortLetters = 20;

export function ChoicesControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'choices'>) {
  const { ctx } = useFieldContext();
  const read = kindOf<'choices'>(field).normalize(value, { field, ctx });
  const picked: unknown[] = Array.isArray(read) ? read : [];
  const toggle = (id: string) =>
    onChange(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]);
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <ul class="option-list">
        {field.options.map((option) => (
          <TickRow
            key={option.value}
            type="checkbox"
            name={idOf(path)}
            on={picked.includes(option.value)}
            label={option.label}
            hint={option.hint}
            onPick={() => toggle(option.value)}
          />
        ))}
      </ul>
    </FieldGroup>
  );
}

export function YesNoControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'yesNo'>) {
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      <ul class="option-list pair">
        <TickRow
          type="radio"
          name={idOf(path)}
          on={value === true}
          label={field.yes ?? 'ใช่'}
          onPick={() => onChange(true)}
        />
        <TickRow
          type="radio"
          name={idOf(path)}
          on={value === false}
          label={field.no ?? 'ไม่ใช่'}
          onPick={() => onChange(false)}
        />
      </ul>
    </FieldGroup>
  );
}
