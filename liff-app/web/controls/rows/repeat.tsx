import { rowTitle } from '#domain/form/form.ts';
import { shortLabel } from '#domain/fields/field.ts';
import { restoreRow, rowsIn } from '#domain/fields/repeat.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { Icon } from '#web/parts/icon.tsx';
import { useFieldContext } from '../control.ts';
import type { ControlProps } from '../control.ts';
import { FieldGroup } from '../field-frame.tsx';
import { AddRows } from './add-rows.tsx';
import { RowCard } from './row-card.tsx';
import { useOpenRow } from './use-open-row.ts';

/** A list of rows. One row is open at a time; a removed row can be restored. */
export function RepeatControl(props: ControlProps<'repeat'>) {
  const { field, value, path, problem, note, onChange, onLeave } = props;
  const { toast, answerOf } = useFieldContext();
  const rows = rowsIn(value);
  const { shownId, newId, open, openNew } = useOpenRow(props);
  const add = () => {
    const id = crypto.randomUUID();
    onChange([...rows, { id }]);
    openNew(id);
  };
  const remove = (row: Row, title: string) => {
    onChange(rows.filter((other) => other.id !== row.id));
    toast(`นำ${title}ออกแล้ว`, () =>
      onChange(restoreRow(rowsIn(answerOf(field.id)), { row, before: rows })),
    );
  };
  const isFull = rows.length >= field.max;
  const nextOf = (index: number) => {
    const next = rows[index + 1];
    if (next)
      return {
        label: `ไป${field.itemLabel}ถัดไป`,
        icon: 'next' as const,
        go: () => openNew(next.id),
      };
    if (isFull) return null;
    return { label: `บันทึกแล้วเพิ่ม${field.itemLabel}ถัดไป`, icon: 'plus' as const, go: add };
  };
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {rows.map((row, index) => (
        <RowCard
          key={row.id}
          control={props}
          row={row}
          title={rowTitle(field, { row, index })}
          open={row.id === shownId}
          isNew={row.id === newId}
          onToggle={() => open(row.id === shownId ? '' : row.id)}
          onNext={nextOf(index)}
          onRow={(next) => onChange(rows.map((other) => (other.id === row.id ? next : other)))}
          onRemove={() => remove(row, rowTitle(field, { row, index }))}
        />
      ))}
      {isFull ? (
        <p class="quiet">
          เพิ่มได้ไม่เกิน {field.max} {field.itemLabel}
        </p>
      ) : (
        <>
          <button type="button" class="btn btn-wide add-row" onClick={add}>
            <Icon name="plus" />
            เพิ่ม{isCounter(field) ? shortLabel(field) : field.itemLabel}
          </button>
          <AddRows {...props} onBegin={({ id }) => openNew(id)} />
        </>
      )}
    </FieldGroup>
  );
}

/** คน and ครั้ง are only units, so the button uses the field’s label instead. */
function isCounter({ itemLabel }: ControlProps<'repeat'>['field']): boolean {
  return itemLabel === 'คน' || itemLabel === 'ครั้ง';
}
