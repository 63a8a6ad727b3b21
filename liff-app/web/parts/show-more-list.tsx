import type { ComponentChildren } from 'preact';
import { MoreButton, useShowMore } from './show-more.tsx';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** The unit of the counter: เรื่อง, คน. */
  unit: string;
  /** The number of rows shown before "ดูอีก". */
  shown?: number;
  children: (item: T) => ComponentChildren;
  /** An extra last row. */
  last?: ComponentChildren;
}

/** A list that shows its first rows, and the rest after a tap. */
export function ShowMoreList<T>({ items, keyOf, unit, shown, children, last }: Props<T>) {
  const showMore = useShowMore(items, shown);
  return (
    <ul>
      {showMore.visible.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
      {showMore.hidden > 0 ? (
        <li>
          <MoreButton hidden={showMore.hidden} unit={unit} onClick={showMore.showAll} />
        </li>
      ) : null}
      {last ? <li>{last}</li> : null}
    </ul>
  );
}
