import { limits } from '#domain/limits.ts';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';

type Decision = 'erasure.grant' | 'erasure.refuse';

/** Answers a request. The toast offers undo for ten seconds, or says that a colleague answered first. */
export function useErasureDecision(onDecided: () => void) {
  const { api, cache, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const undo = async (id: string) => {
    const answer = await api.call('erasure.undo', { id });
    cache.clear();
    toast.value = { text: answer.ok ? 'เลิกทำแล้ว คำขอรอคำตอบเหมือนเดิม' : 'เลิกทำไม่ทันแล้ว' };
    onDecided();
  };
  const decide = async (name: Decision, input: { id: string; reply: string }): Promise<boolean> => {
    const outcome = await mutate(name, input);
    if (!outcome) return false;
    const done = outcome.state === 'refused' ? 'ตอบว่าไม่ลบแล้ว' : 'รับคำขอแล้ว ระบบแจ้งผู้ขอแล้วลบ';
    toast.value = outcome.isFirst
      ? { text: done, lastsMs: limits.undo.shownMs, undo: () => void undo(input.id) }
      : { text: 'มีผู้อื่นตอบคำขอนี้ก่อนท่าน' };
    onDecided();
    return true;
  };
  return { busy, error, decide };
}
