import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** True on wide screens. Only one layout is rendered, or a screen reader would read everything twice. */
export function useWide(minWidth = 1024): boolean {
  const query = window.matchMedia(`(min-width: ${minWidth}px)`);
  const wide = useSignal(query.matches);
  useEffect(() => {
    const heard = (event: MediaQueryListEvent) => (wide.value = event.matches);
    query.addEventListener('change', heard);
    return () => query.removeEventListener('change', heard);
  }, [minWidth]);
  return wide.value;
}
