import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Resource } from '#web/api/resource.ts';

interface Loading<T> {
  state: Resource<T>;
  reload: () => Promise<void>;
}

/**
 * A list that keeps its last rows while those of another filter are loading, so that rows and focus do not
 * disappear. `latest` is the newest data, null before the first.
 */
export function useKeptRows<T>(list: Loading<T>): { latest: T | null; shown: Loading<T> } {
  const kept = useRef<T | null>(null);
  const { state } = list;
  if (state.kind === 'ready') kept.current = state.data;
  const latest = kept.current;
  if (state.kind !== 'loading' || latest === null) return { latest, shown: list };
  return { latest, shown: { ...list, state: { kind: 'ready', data: latest } } };
}

/** The first page and the pages loaded after it. A new first page starts the list again. */
export function useMorePages<T>(first: T) {
  const more = useSignal<{ first: T; pages: readonly T[] }>({ first, pages: [] });
  const loaded = more.value.first === first ? more.value.pages : [];
  return {
    pages: [first, ...loaded],
    add: (page: T) => (more.value = { first, pages: [...loaded, page] }),
  };
}
