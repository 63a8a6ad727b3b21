import { limits } from '#domain/limits.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import type { Toast } from '../app-context.ts';
import { failureText } from '../messages.ts';

interface Undoable {
  text: string;
  /** `version` is the decision to undo. Without it the newest decision is undone. */
  duty: { id: string; version?: number | undefined };
  /** Called after the undo; by default the report is opened. */
  onUndone?: (undone: Output<'duty.undo'>) => unknown;
}

/** Shows the decision with an undo button, while its message to other people is delayed. */
export function useUndo() {
  const { api, cache, router, toast } = useApp();
  const showToast = (text: string): void => {
    toast.value = { text };
  };

  const undoOne = async ({ duty, onUndone }: Undoable): Promise<void> => {
    const answer = await api.call('duty.undo', {
      id: duty.id,
      ...(duty.version === undefined ? {} : { version: duty.version }),
    });
    if (!answer.ok) return showToast(failureText(answer.failure).title);
    cache.clear();
    await (onUndone ?? (() => router.go(`/app/duty/${encodeURIComponent(duty.id)}`)))(answer.value);
    showToast('เลิกทำแล้ว ไม่มีการแจ้งผู้อื่น');
  };

  const undoMany = async (ids: readonly string[], onUndone: () => void): Promise<void> => {
    const answer = await api.call('duty.undoMany', { ids: [...ids] });
    if (!answer.ok) return showToast(failureText(answer.failure).title);
    cache.clear();
    onUndone();
    const undone = answer.value.results.filter((result) => result.outcome === 'done').length;
    const expired = answer.value.results.length - undone;
    showToast(`เลิกทำแล้ว ${undone} เรื่อง${expired > 0 ? ` เลยเวลาแล้ว ${expired} เรื่อง` : ''}`);
  };

  const withButton = (text: string, undo: () => Promise<void>): void => {
    const shown: Toast = { text, lastsMs: limits.undo.shownMs, undo: () => void undo() };
    toast.value = shown;
  };

  return {
    /** For a change that has its own undo endpoint. */
    offer: withButton,
    showToast,
    decided: (decision: Undoable): void => withButton(decision.text, () => undoOne(decision)),
    decidedMany: (decisions: {
      text: string;
      ids: readonly string[];
      onUndone: () => void;
    }): void => withButton(decisions.text, () => undoMany(decisions.ids, decisions.onUndone)),
  };
}
