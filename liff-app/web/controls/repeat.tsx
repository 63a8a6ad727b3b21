import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { shortLabel } from '#domain/fields/field.ts';
import { shownFields } from '#domain/form/definition.ts';
import { lineOf } from '#domain/form/text.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { Icon } from '../parts/icon.tsx';
import { NoWrapList } from '../parts/no-wrap-list.tsx';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldGroup } from './field-frame.tsx';

/** A list of rows. One row is open at a time; a removed row can be restored. */
export function RepeatControl(props: ControlProps<'repeat'>) {
  const { field, value, path, problem, problemsBelow, note, onChange, onLeave } = props;
  const { toast, wanted } = useFieldContext();
  const rows = rowsIn(value);
  const openId = useSignal<string | null>(null);
  useEffect(() => {
    const row = rows.find(({ id }) => wanted?.startsWith(`${path}.${id}`));
    if (row) openId.value = row.id;
  }, [wanted]);
  const wrongRow = rows.find((row) =>
    Object.keys(problemsBelow).some((key) => key.startsWith(`${path}.${row.id}.`)),
  );
  const shownId = openId.value ?? wrongRow?.id ?? null;
  const add = () => {
    const id = crypto.randomUUID();
    onChange([...rows, { id }]);
    openId.value = id;
  };
  const remove = (row: Row) => {
    onChange(rows.filter((other) => other.id !== row.id));
    toast(`นำ${field.itemLabel}ออกแล้ว`, () => onChange(rows));
  };
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {rows.map((row, index) => (
        <RowCard
          key={row.id}
          control={props}
          row={row}
          name={`${field.itemLabel}ที่ ${index + 1}`}
          open={row.id === shownId}
          onToggle={() => (openId.value = row.id === shownId ? '' : row.id)}
          onRow={(next) => onChange(rows.map((other) => (other.id === row.id ? next : other)))}
          onRemove={() => remove(row)}
        />
      ))}
      {rows.length < field.max ? (
        <button type="button" class="btn btn-wide add-row" onClick={add}>
          <Icon name="plus" />
          เพิ่ม{isCounter(field) ? shortLabel(field) : field.itemLabel}
        </button>
      ) : (
        <p class="quiet">
          เพิ่มได้ไม่เกิน {field.max} {field.itemLabel}
        </p>
      )}
    </FieldGroup>
  );
}

/** คน and ครั้ง are only counters, so the button uses the field's label instead. */
function isCounter({ itemLabel }: ControlProps<'repeat'>['field']): boolean {
  return itemLabel === 'คน' || itemLabel === 'ครั้ง';
}

interface RowProps {
  control: ControlProps<'repeat'>;
  row: Row;
  name: string;
  open: boolean;
  onToggle: () => void;
  onRow: (row: Row) => void;
  onRemove: () => void;
}

function RowCard({ control, row, name, open, onToggle, onRow, onRemove }: RowProps) {
  const { ctx, answers, Control } = useFieldContext();
  const { field, path, problemsBelow, onLeave } = control;
  const rowPath = `${path}.${row.id}`;
  const fields = shownFields(field.fields, { answers: row, around: answers });
  return (
    <div class="row-card" id={idOf(rowPath)} tabIndex={-1}>
      <div class="row-head">
        <button type="button" class="row-toggle" aria-expanded={open} onClick={onToggle}>
          <span>
            <b>{name}</b>
            {open ? null : (
              <small>
                <NoWrapList text={lineOf({ field, row }, ctx) || 'ยังไม่ได้กรอก'} />
              </small>
            )}
          </span>
          <Icon name={open ? 'up' : 'down'} />
        </button>
        <button type="button" class="round" aria-label={`นำ${name}ออก`} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      {open ? (
        <div class="row-body">
          {fields.map((child) => (
            <Control
              key={child.id}
              field={child}
              value={row[child.id]}
              path={`${rowPath}.${child.id}`}
              problem={problemsBelow[`${rowPath}.${child.id}`] ?? null}
              problemsBelow={{}}
              onChange={(value) => onRow({ ...row, [child.id]: value })}
              onLeave={onLeave}
            />
          ))}
          <button type="button" class="btn btn-small" onClick={onToggle}>
            <Icon name="check" />
            เสร็จ{field.itemLabel}นี้
          </button>
        </div>
      ) : null}
    </div>
  );
}
