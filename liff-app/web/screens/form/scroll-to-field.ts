import { useEffect } from 'preact/hooks';
import { idOf } from '#web/controls/control.ts';

/** Comes to the question of a path; where the very place is not on the page, to the one around it. */
export function scrollToField(path: string): void {
  const parts = path.split('.');
  const paths = parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
  const element = paths
    .map((one) => document.getElementById(idOf(one)))
    .find((one) => one !== null);
  (element?.closest('.question') ?? element)?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

/** From a comment, a reminder or the last look: once the page is drawn, at the question asked for. */
export function useScrollToField(wanted: string | null): void {
  useEffect(() => {
    if (wanted === null) return;
    let frame = requestAnimationFrame(() => {
      // One more: a row asked for opens with the first.
      frame = requestAnimationFrame(() => scrollToField(wanted));
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}
