import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * False until the browser has painted the component once, then true. Content below the first group waits
 * for it, so that a slow phone shows the first group sooner. With `isNow` it is true from the start.
 */
export function useNextFrame({ isNow }: { isNow: boolean }): boolean {
  const isPainted = useSignal(isNow);
  useEffect(() => {
    if (isPainted.peek()) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // The callback of the frame runs before the paint, and a timer set in it runs after the paint.
      timer = setTimeout(() => (isPainted.value = true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted.value;
}
