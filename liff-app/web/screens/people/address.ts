import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from '#web/app-context.ts';

const pauseMs = 300;

/** Filters live in the address, so that a link, a reload and the way back show the same list. */
export function useAddressFilter(path: string, query: URLSearchParams) {
  const { router } = useApp();
  const set = (change: Record<string, string>): void => {
    const next = new URLSearchParams(query);
    for (const [key, value] of Object.entries(change)) {
      if (value === '') next.delete(key);
      else next.set(key, value);
    }
    router.go(next.size > 0 ? `${path}?${next}` : path, { replace: true });
  };
  return { valueOf: (key: string) => query.get(key) ?? '', set };
}

/** What is typed now, and a call to `onRest` once typing has stopped. */
export function useTyped(stored: string, onRest: (text: string) => void) {
  const typed = useSignal(stored);
  useEffect(() => {
    const text = typed.value.trim();
    if (text === stored) return undefined;
    const timer = setTimeout(() => onRest(text), pauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return typed;
}
