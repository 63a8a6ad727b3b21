import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** Reads a resource again after every change made in the app, also after an undo from a toast. */
export function useReloadAfterChange(resource: { reload: () => Promise<void> }): void {
  const { cache } = useApp();
  const clears = cache.clears.value;
  const before = useRef(clears);
  useEffect(() => {
    if (before.current !== clears) void resource.reload();
    before.current = clears;
  }, [clears]);
}
