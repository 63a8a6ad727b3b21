import type { Input } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';

type Change = Omit<Input<'person.handOver'>, 'id'>;

type Planned = Omit<Input<'leaving.plan'>, 'id'>;

const undoShownMs = 15_000;

/**
 * Hands over or ends roles. The toast offers undo. A repeated call for the same change uses the same id, so
 * it counts once.
 */
export function useHandOver(id: string) {
  const { api, cache, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const undo = async () => {
    const answer = await api.call('person.handOver.undo', { id });
    cache.clear();
    toast.value = {
      text: answer.ok ? 'เลิกทำแล้ว หน้าที่และงานกลับเป็นเหมือนเดิม' : 'เลิกทำไม่ได้แล้ว',
    };
  };
  const handOver = async (change: Change, doneText: string): Promise<boolean> => {
    if (!(await mutate('person.handOver', { id, ...change }))) return false;
    toast.value = { text: doneText, lastsMs: undoShownMs, undo: () => void undo() };
    return true;
  };
  const plan = async (change: Planned, doneText: string): Promise<boolean> => {
    if (!(await mutate('leaving.plan', { id, ...change }))) return false;
    toast.value = { text: doneText };
    return true;
  };
  return { busy, error, handOver, plan };
}
