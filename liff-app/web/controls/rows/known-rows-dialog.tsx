import { useSignal } from '@preact/signals';
import { lineOf } from '#domain/form/text.ts';
import { rowName } from '#domain/form/form.ts';
import type { FieldOf } from '#domain/form/form.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { TickRow } from '../choice.tsx';
import { idOf, useFieldContext } from '../control.ts';
import { TooManyRows } from './too-many-rows.tsx';

interface Props {
  field: FieldOf<'repeat'>;
  rows: readonly Row[];
  /** The number of rows that still fit in the list. */
  room: number;
  onAdd: (rows: readonly Row[]) => void;
  onClose: () => void;
}

/** Rows of earlier reports and people of the register, to tick and add. */
export function KnownRowsDialog({ field, rows, room, onAdd, onClose }: Props) {
  const { ctx } = useFieldContext();
  const picked = useSignal<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const ids = new Set(picked.value);
    if (!ids.delete(id)) ids.add(id);
    picked.value = ids;
  };
  const chosen = rows.filter(({ id }) => picked.value.has(id));
  const isAll = chosen.length === rows.length;
  return (
    <Dialog title={`เลือก${field.label}`} onClose={onClose}>
      <div class="count">
        <span aria-live="polite">
          เลือกแล้ว {chosen.length} จาก {rows.length} {field.itemLabel}
        </span>
        <button
          type="button"
          class="btn btn-small"
          onClick={() => (picked.value = new Set(isAll ? [] : rows.map(({ id }) => id)))}
        >
          {isAll ? 'ไม่เลือกเลย' : 'เลือกทั้งหมด'}
        </button>
      </div>
      <TooManyRows count={chosen.length} room={room} unit={field.itemLabel} />
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={chosen.length === 0 || chosen.length > room}
        onClick={() => onAdd(chosen)}
      >
        <Icon name="plus" />
        เพิ่ม {chosen.length} {field.itemLabel}
      </button>
      <ul class="option-list">
        {rows.map((row) => (
          <TickRow
            key={row.id}
            type="checkbox"
            name={`${idOf(field.id)}-known`}
            on={picked.value.has(row.id)}
            label={rowName(field, row)}
            hint={lineOf({ field, row }, ctx)}
            onPick={() => toggle(row.id)}
          />
        ))}
      </ul>
    </Dialog>
  );
}
