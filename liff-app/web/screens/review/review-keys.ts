import { useEffect } from 'preact/hooks';

type ReviewAct = 'next' | 'previous' | 'pass' | 'giveBack';
type ReviewActs = Partial<Record<ReviewAct, () => void>>;

/** Uses the position of the key, so that the keys work on a Thai keyboard too. */
const keys: Record<string, ReviewAct> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyA: 'pass',
  KeyR: 'giveBack',
};

/** J next, K previous, A accept, R return. They do nothing while the reviewer types or a dialog is open. */
export function useReviewKeys(acts: ReviewActs): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const name = keys[event.code];
      const act = name && acts[name];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector('dialog[open]') || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
