import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { livePath } from '#contract/live.ts';

/** How often the page polls without a stream. */
const pollMs = 60_000;

interface LiveOptions {
  area: string | null;
  /** Called when a duty may have changed. */
  changed: () => void;
}

/**
 * Listens for changes while the page is shown: by one stream of server-sent events, or by a poll each
 * minute when no stream can be opened. A hidden page sends no requests. When it is shown again, it
 * continues from the last event.
 */
function followChanges({ area, changed }: LiveOptions): () => void {
  let source: EventSource | null = null;
  let lastId: string | null = null;
  const isOpen = (): boolean => source?.readyState === EventSource.OPEN;
  const close = (): void => {
    source?.close();
    source = null;
  };
  const open = (): void => {
    if (source && source.readyState !== EventSource.CLOSED) return;
    const query = { ...(area ? { area } : {}), ...(lastId ? { last: lastId } : {}) };
    source = new EventSource(`${livePath}?${new URLSearchParams(query)}`);
    const heard = (event: MessageEvent): void => void (lastId = event.lastEventId);
    source.addEventListener('ready', (event) => {
      const isFirst = lastId === null;
      heard(event);
      // Reports a change at the start, because the figures were read before the stream began.
      if (isFirst) changed();
    });
    source.addEventListener('changed', (event) => {
      heard(event);
      changed();
    });
  };
  const poll = (): void => {
    if (document.hidden || isOpen()) return;
    changed();
    open();
  };
  const follow = (): void => (document.hidden ? close() : open());
  const timer = setInterval(poll, pollMs);
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', follow);
    close();
  };
}

/** Counts the changes reported while the screen is open. */
export function useLive(area: string | null): number {
  const changes = useSignal(0);
  useEffect(() => followChanges({ area, changed: () => (changes.value += 1) }), [area]);
  return changes.value;
}

/** Reads the data again after each change. */
export function useReloadAfter(changes: number, reload: () => Promise<void>): void {
  useEffect(() => {
    if (changes > 0) void reload();
  }, [changes]);
}
