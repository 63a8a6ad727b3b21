import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#web/parts/icon.tsx';

/** The stream reports the reader’s own changes within this time. */
const echoMs = 3_000;

/**
 * Offers to load what other people changed, so that rows never move without a press. `absorb` is called for
 * the reader’s own changes, which are loaded already.
 */
export function useNews(changes: number) {
  // The stream reports one change when it begins.
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
