import type { Input } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';

type Decision = 'joinRequest.accept' | 'joinRequest.refuse';

/** Decides on a request. The toast offers undo for ten seconds, or says that another head decided first. */
export function useDecision(onDecided: () => void) {
  const { api, cache, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const undo = async (id: string) => {
    const answer = await api.call('joinRequest.undo', { id });
    cache.clear();
    toast.value = { text: answer.ok ? 'เลิกทำแล้ว คำขอรออยู่เหมือนเดิม' : 'เลิกทำไม่ทันแล้ว' };
    onDecided();
  };
  const decide = async <N extends Decision>(name: N, input: Input<N>): Promise<boolean> => {
    const outcome = await mutate(name, input);
    if (!outcome) return false;
    const done = outcome.state === 'accepted' ? 'รับเข้าร่วมแล้ว' : 'ตอบไม่รับแล้ว';
    toast.value = outcome.isFirst
      ? { text: done, lastsMs: 10_000, undo: () => void undo(input.id) }
      : { text: `มีผู้อื่น${done}ก่อนท่าน` };
    onDecided();
    return true;
  };
  return { busy, error, decide };
}
