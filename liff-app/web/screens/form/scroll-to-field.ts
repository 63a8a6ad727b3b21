import { useEffect } from 'preact/hooks';
import { idOf } from '#web/controls/control.ts';
import type { Wanted } from '#web/controls/control.ts';

/** Scrolls to the element of a path, or to its nearest parent that is on the page. */
export function scrollToField(path: string): void {
  const parts = path.split('.');
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  const element = paths
    .map((ancestor) => document.getElementById(idOf(ancestor)))
    .find((candidate) => candidate !== null);
  (element?.closest('.question') ?? element)?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

/** Scrolls to the field of a link (comment, reminder, review page) once the page is drawn. */
export function useScrollToField(wanted: Wanted | null): void {
  useEffect(() => {
    if (wanted === null) return;
    let frame = requestAnimationFrame(() => {
      // The first frame opens a collapsed row; the second scrolls to it.
      frame = requestAnimationFrame(() => scrollToField(wanted.path));
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}
