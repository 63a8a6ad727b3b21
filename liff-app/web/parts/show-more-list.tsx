import type { ComponentChildren } from 'preact';
import { MoreButton, useShowMore } from './show-more.tsx';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** What one of them is called: เรื่อง, คน. */
  unit: string;
  /** How many stand there before "ดูอีก". */
  shown?: number;
  children: (item: T) => ComponentChildren;
  /** A last row of its own. */
  last?: ComponentChildren;
}

/** Rows of a list, the first few at once, the rest one tap away. */
export function ShowMoreList<T>({ items, keyOf, unit, shown, children, last }: Props<T>) {
  const fold = useShowMore(items, shown);
  return (
    <ul>
      {fold.visible.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
      {fold.hidden > 0 ? (
        <li>
          <MoreButton hidden={fold.hidden} unit={unit} onClick={fold.unfold} />
        </li>
      ) : null}
      {last ? <li>{last}</li> : null}
    </ul>
  );
}
