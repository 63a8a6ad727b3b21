import { namePrefixes, tidyPersonName } from '#domain/fields/people.ts';
import { isRecord } from '#domain/fields/kind.ts';
import { idOf } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldGroup } from './field-frame.tsx';
import { shown } from './text-field.tsx';

const parts = [
  { key: 'prefix', label: 'คำนำหน้า' },
  { key: 'first', label: 'ชื่อ' },
  { key: 'last', label: 'นามสกุล' },
] as const;

/**
 * Splits a whole name, typed or pasted into one box, into the three boxes. Null when there is nothing to
 * split.
 */
function splitParts(name: Readonly<Record<string, unknown>>): unknown {
  const parts = tidyPersonName(name);
  if (!isRecord(parts) || shown(parts['first']) === shown(name['first']).trim()) return null;
  return parts;
}

export function PersonNameControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'personName'>) {
  const name = isRecord(value) ? value : {};
  const listId = `${idOf(path)}-prefixes`;
  const leave = () => {
    const parts = splitParts(name);
    if (parts) onChange(parts);
    onLeave();
  };
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={leave}>
      <div class="name-parts">
        {parts.map(({ key, label }) => (
          <div key={key}>
            <label for={`${idOf(path)}-${key}`}>{label}</label>
            <input
              id={`${idOf(path)}-${key}`}
              class="text-input"
              autocomplete="off"
              enterKeyHint="next"
              list={key === 'prefix' ? listId : undefined}
              value={shown(name[key])}
              aria-invalid={problem !== null}
              onInput={(event) => onChange({ ...name, [key]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <datalist id={listId}>
        {namePrefixes.map((namePrefix) => (
          <option key={namePrefix} value={namePrefix} />
        ))}
      </datalist>
    </FieldGroup>
  );
}
