import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** True on wide screens. Only one layout is rendered, because a screen reader would read both. */
export function useWide(minWidth = 1024): boolean {
  const query = window.matchMedia(`(min-width: ${minWidth / 16}em)`);
  const wide = useSignal(query.matches);
  useEffect(() => {
    const heard = (event: MediaQueryListEvent) => (wide.value = event.matches);
    query.addEventListener('change', heard);
    return () => query.removeEventListener('change', heard);
  }, [minWidth]);
  return wide.value;
}

/** Text as wide as 20 letters M, which is about the width a row of Thai needs. */
const measuredText = '0'.repeat(36);

/**
 * Sets the class `tight` while a row has less than 20 em for text, as with large letters on a phone or 200
 * % zoom. Media queries cannot detect this, because LINE and Android enlarge only the letters.
 */
export function watchLetterSize({
  window,
  document,
}: {
  window: Window;
  document: Document;
}): void {
  const frame = document.createElement('div');
  frame.className = 'letter-probe';
  frame.ariaHidden = 'true';
  const text = document.createElement('span');
  text.textContent = measuredText;
  frame.append(text);
  document.body.append(frame);
  const judge = () =>
    document.documentElement.classList.toggle('tight', text.offsetWidth > window.innerWidth);
  new ResizeObserver(judge).observe(text);
  window.addEventListener('resize', judge);
}
