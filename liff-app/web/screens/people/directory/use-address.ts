import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from '#web/app-context.ts';
import { addressWith } from './address.ts';

const pauseMs = 300;

/** Filters are kept in the address, so that a link, a reload and going back show the same list. */
export function useAddressFilter(path: string, query: URLSearchParams) {
  const { router } = useApp();
  const set = (change: Record<string, string>): void => {
    // The address may have changed since this render, because a search is stored after a pause.
    const { query: current } = router.place.peek();
    router.go(addressWith({ path, query: current }, change), { replace: true, keepsScroll: true });
  };
  return { valueOf: (key: string) => query.get(key) ?? '', set };
}

/** The text of a search field, with a call to `onRest` when typing has stopped. */
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
