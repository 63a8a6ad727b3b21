import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#web/parts/icon.tsx';

/** Changes of one's own come back on the stream within this time. */
const echoMs = 3_000;

/**
 * Rows never move by themselves: what others changed since is shown on a press. `absorb` is called for changes of
 * one's own, which are loaded already.
 */
export function useNews(changes: number) {
  // The stream tells once when it begins.
  const seen = useSignal(1);
  const ownUntil = useRef(0);
  const isOwn = changes > seen.value && Date.now() < ownUntil.current;
  useEffect(() => {
    if (isOwn) seen.value = changes;
  }, [isOwn, changes]);
  return {
    isWaiting: changes > seen.value && !isOwn,
    absorb: () => {
      seen.value = Math.max(1, changes);
      ownUntil.current = Date.now() + echoMs;
    },
  };
}

export function NewsButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" class="btn btn-small news" onClick={onPress}>
      <Icon name="refresh" small />
      มีการเปลี่ยนแปลง กดเพื่อแสดงล่าสุด
    </button>
  );
}
