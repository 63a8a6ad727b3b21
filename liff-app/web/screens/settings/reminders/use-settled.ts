import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const restMs = 400;

/** The value when it has not changed for a moment. */
export function useSettled<T>(value: T): T {
  const settled = useSignal(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => (settled.value = value), restMs);
    return () => clearTimeout(timer);
  }, [key]);
  return settled.value;
}
