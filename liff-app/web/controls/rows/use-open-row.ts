import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { rowsIn } from '#domain/fields/repeat.ts';
import { useFieldContext } from '../control.ts';
import type { ControlProps } from '../control.ts';

interface OpenRow {
  /** The row that the person opened, or else the first one with an error. */
  shownId: string | null;
  /** The row that was just added. */
  newId: string | null;
  /** Opens a row, or closes the open one for ''. */
  open: (id: string) => void;
  openNew: (id: string) => void;
}

/**
 * Keeps which row of a list is open. A row is checked when it closes, so that its card can show its errors.
 */
export function useOpenRow({ value, path, problemsBelow }: ControlProps<'repeat'>): OpenRow {
  const { wanted, checkBelow } = useFieldContext();
  const rows = rowsIn(value);
  const openId = useSignal<string | null>(null);
  const newId = useSignal<string | null>(null);
  useEffect(() => {
    const row = rows.find(({ id }) => wanted?.path.startsWith(`${path}.${id}`));
    if (row) openId.value = row.id;
  }, [wanted]);
  const wrongRow = rows.find((row) =>
    Object.keys(problemsBelow).some((key) => key.startsWith(`${path}.${row.id}.`)),
  );
  const shownId = openId.value ?? wrongRow?.id ?? null;
  const open = (id: string) => {
    if (rows.some((row) => row.id === shownId)) checkBelow(`${path}.${shownId}`);
    openId.value = id;
    newId.value = null;
  };
  const openNew = (id: string) => {
    open(id);
    newId.value = id;
  };
  return { shownId, newId: newId.value, open, openNew };
}
