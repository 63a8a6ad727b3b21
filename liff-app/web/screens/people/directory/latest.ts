import { useRef } from 'preact/hooks';
import type { Resource } from '#web/api/resource.ts';

/** The newest data, also while the next is loading: so the filters above a list stay as they are. */
export function useLatest<T>({ state }: { state: Resource<T> }): T | null {
  const latest = useRef<T | null>(null);
  if (state.kind === 'ready') latest.current = state.data;
  return latest.current;
}
