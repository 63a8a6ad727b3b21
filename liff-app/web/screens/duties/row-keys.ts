import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { pickedOf } from './selection.ts';
import type { ListedDuty, Selection } from './selection.ts';

interface Options {
  body: RefObject<HTMLTableSectionElement | null>;
  duties: readonly ListedDuty[];
  selection: Selection | null;
}

/** Keys of a row: arrows move, Space selects, Shift+Space selects a range, Esc clears the selection. */
export function useRowKeys({ body, duties, selection }: Options) {
  const last = useRef<string | null>(null);
  const focus = (at: number): void => {
    const id = duties[at]?.id;
    const links = body.current?.querySelectorAll<HTMLElement>('a[data-duty]') ?? [];
    [...links].find((link) => link.dataset['duty'] === id)?.focus();
  };
  const pick = (at: number, isRange: boolean): void => {
    const duty = duties[at];
    if (!duty || !selection) return;
    const from = isRange ? duties.findIndex(({ id }) => id === last.current) : -1;
    if (from === -1) selection.set([pickedOf(duty)], !selection.has(duty.id));
    else {
      const range = duties.slice(Math.min(from, at), Math.max(from, at) + 1);
      selection.set(range.map(pickedOf), true);
    }
    last.current = duty.id;
  };
  return (event: KeyboardEvent): void => {
    const link = event.target instanceof HTMLElement ? event.target.closest('a[data-duty]') : null;
    if (!(link instanceof HTMLElement)) return;
    const at = duties.findIndex(({ id }) => id === link.dataset['duty']);
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      Home: () => focus(0),
      End: () => focus(duties.length - 1),
      ' ': () => pick(at, event.shiftKey),
      Escape: () => selection?.clear(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
