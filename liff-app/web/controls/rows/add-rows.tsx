import { useSignal } from '@preact/signals';
import { takesTypedRows } from '#domain/form/typed-rows.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { useFieldContext } from '../control.ts';
import type { ControlProps } from '../control.ts';
import { KnownRowsDialog } from './known-rows-dialog.tsx';
import { TypedRowsDialog } from './typed-rows-dialog.tsx';

/** Ways to add several rows to a list at once: typed or pasted lines, known rows, the usual rows. */
export function AddRows({
  field,
  value,
  path,
  onChange,
  onBegin,
}: ControlProps<'repeat'> & {
  /** Called when incomplete rows were added. Opens the first of them. */
  onBegin: (row: Row) => void;
}) {
  const { offersOf, knownRows, answerOf, checkBelow, toast } = useFieldContext();
  const open = useSignal<'typed' | 'known' | null>(null);
  const known = knownRows(field);
  const now = () => rowsIn(answerOf(field.id));
  const add = (rows: readonly Row[]) => {
    open.value = null;
    const added = rows.slice(0, field.max - now().length);
    onChange([...now(), ...added]);
    if (field.fields.some(({ kind }) => kind === 'personName')) checkBelow(field.id);
    const ids = new Set(added.map(({ id }) => id));
    toast(`เพิ่ม ${added.length} ${field.itemLabel}แล้ว`, () =>
      onChange(now().filter(({ id }) => !ids.has(id))),
    );
  };
  const begin = (rows: readonly Row[]) => {
    add(rows);
    if (rows[0]) onBegin(rows[0]);
  };
  const addUsual = () =>
    begin((field.usual?.rows ?? []).map((row) => ({ ...row, id: crypto.randomUUID() })));
  const close = () => (open.value = null);
  return (
    <div class="add-rows">
      {(rowsIn(value).length === 0 ? offersOf(path) : []).map(({ label, value: rows }) => (
        <Way key={label} icon="history" label={label} onClick={() => begin(rowsIn(rows))} />
      ))}
      {field.usual && rowsIn(value).length === 0 ? (
        <Way icon="register" label={field.usual.label} onClick={addUsual} />
      ) : null}
      {takesTypedRows(field) ? (
        <Way icon="draft" label="พิมพ์หรือวางหลายบรรทัด" onClick={() => (open.value = 'typed')} />
      ) : null}
      {known.length > 0 ? (
        <Way icon="people" label="เลือกจากที่เคยบันทึก" onClick={() => (open.value = 'known')} />
      ) : null}
      {open.value === 'typed' ? (
        <TypedRowsDialog field={field} known={rowsIn(value)} onAdd={add} onClose={close} />
      ) : null}
      {open.value === 'known' ? (
        <KnownRowsDialog
          field={field}
          rows={known}
          room={field.max - rowsIn(value).length}
          onAdd={add}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function Way({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="btn btn-small" onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
