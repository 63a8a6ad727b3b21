import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Scrolls a row of tabs sideways until the current one is in the middle. The page itself does not move. */
export function useCurrentInView(row: RefObject<HTMLElement | null>, current: unknown): void {
  useLayoutEffect(() => {
    const element = row.current;
    const tab = element?.querySelector('[aria-current], [aria-selected="true"]');
    if (!element || !tab) return;
    const outer = element.getBoundingClientRect();
    const inner = tab.getBoundingClientRect();
    element.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [current]);
}
