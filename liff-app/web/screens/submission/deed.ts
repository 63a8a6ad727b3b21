import { useSignal } from '@preact/signals';
import type { DutyView, EndpointName, Input, Output } from '../../../contract.ts';
import { useApp } from '../../app-context.ts';
import type { Toast } from '../../app-context.ts';
import { failureText } from '../../messages.ts';

export type Deed = Extract<
  EndpointName,
  | 'duty.forward'
  | 'duty.accept'
  | 'duty.return'
  | 'duty.waive'
  | 'comment.reply'
  | 'extension.ask'
  | 'extension.decide'
>;

/** Does one thing, says what came of it, and reads the duty anew. */
export function useDeed(onDone: () => void) {
  const { api, cache, toast, router } = useApp();
  const busy = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const run = async <N extends Deed>(
    name: N,
    { input, said }: { input: Input<N>; said: string },
  ): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    wrong.value = null;
    const answer = await api.call(name, input);
    busy.value = false;
    if (!answer.ok) {
      const { title, text } = failureText(answer.failure);
      wrong.value = `${title} ${text}`;
      return;
    }
    cache.clear();
    onDone();
    toast.value = { text: said, ...wayBack(answer.value, router.go) };
  };
  return { busy: busy.value, wrong: wrong.value, run };
}

/**
 * A step already taken is only taken back by the rules: who may return the report from where it lies
 * now is offered that. For everybody else the sheet has said beforehand that there is no way back.
 */
function wayBack(answer: Output<Deed>, go: (href: string) => void): Omit<Toast, 'text'> {
  const duty = 'duty' in answer ? answer.duty : null;
  if (!duty || !duty.actions.includes('return')) return {};
  return { undo: () => go(returnHref(duty)), word: 'ส่งคืนแก้ไข' };
}

/** The report with the question what must be mended open. */
export function returnHref(duty: Pick<DutyView, 'id'>): string {
  return `/app/duty/${encodeURIComponent(duty.id)}?do=return`;
}
