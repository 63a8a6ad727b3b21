import { useEffect } from 'preact/hooks';
import { idOf } from '#web/controls/control.ts';
import type { Wanted } from '#web/controls/control.ts';

/** A collapsed row has opened after this number of frames. */
const openWithinFrames = 12;

/** Scrolls to the element of a path, or to its nearest ancestor on the page. */
export function scrollToField(path: string): void {
  const parts = path.split('.');
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  const element = paths.map(elementOf).find((candidate) => candidate !== null);
  (element?.closest('.question') ?? element)?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

function elementOf(path: string): HTMLElement | null {
  return document.getElementById(idOf(path));
}

/**
 * Scrolls to the field that a link names (from a comment, a reminder or the review page) when it is drawn.
 */
export function useScrollToField(wanted: Wanted | null): void {
  useEffect(() => {
    if (wanted === null) return;
    let frame = 0;
    const look = (framesLeft: number): void => {
      frame = requestAnimationFrame(() => {
        if (framesLeft > 0 && elementOf(wanted.path) === null) look(framesLeft - 1);
        else scrollToField(wanted.path);
      });
    };
    look(openWithinFrames);
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}
