import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { livePath } from '#contract/live.ts';

/** Without a stream the page asks this often. */
const pollMs = 60_000;

interface LiveOptions {
  area: string | null;
  /** Something may have changed. */
  changed: () => void;
}

/**
 * Hears of changes while the page is shown: one stream of server-sent events, or a poll each minute where
 * no stream can be had. A hidden page asks for nothing; when it is shown again it continues where it was.
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
      // The figures were read before the stream began.
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

/** Counts the changes heard of while the screen is open. */
export function useLive(area: string | null): number {
  const changes = useSignal(0);
  useEffect(() => followChanges({ area, changed: () => (changes.value += 1) }), [area]);
  return changes.value;
}

/** Reads again after each change. */
export function useReloadAfter(changes: number, reload: () => Promise<void>): void {
  useEffect(() => {
    if (changes > 0) void reload();
  }, [changes]);
}
