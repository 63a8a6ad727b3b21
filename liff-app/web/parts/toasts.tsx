import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';

const shownMs = 7000;

/** Shows one toast at a time, long enough to read it and to undo. */
export function Toasts() {
  const { toast } = useApp();
  const said = toast.value;
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => {
      if (toast.peek() === said) toast.value = null;
    }, said.lastsMs ?? shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  const undo = () => {
    said?.undo?.();
    toast.value = null;
  };
  return (
    <div role="status" aria-live="polite">
      {said ? (
        <div class="toast">
          {said.text}
          {said.undo ? (
            <button type="button" class="link" onClick={undo}>
              {messages.undo}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
