import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';

const shownMs = 7000;

/** Shows one toast at a time, long enough to read it and to undo. */
export function Toasts() {
  const { toast } = useApp();
  const message = toast.value;
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => {
      if (toast.peek() === message) toast.value = null;
    }, message.lastsMs ?? shownMs);
    return () => clearTimeout(timer);
  }, [message]);
  const undo = () => {
    message?.undo?.();
    toast.value = null;
  };
  return (
    <div role="status" aria-live="polite">
      {message ? (
        <div class="toast">
          {message.text}
          {message.undo ? (
            <button type="button" class="link" onClick={undo}>
              {messages.undo}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
