import type { Letter } from '../../../../domain/letter.ts';
import { useApp } from '../../app-context.ts';
import type { DeskProps } from './desk-props.ts';
import { useAct } from '../../use-act.ts';

/** Saves the whole draft as one sheet has changed it; somebody else's later save is told, never overwritten. */
export function useSave({ onDone }: Pick<DeskProps, 'onDone'>) {
  const { toast } = useApp();
  const { busy, trouble, act } = useAct();
  const save = async (next: Letter, said: string): Promise<void> => {
    const { id, version, number, date, subject, clauses } = next;
    const saved = await act('letter.save', { id, version, number, date, subject, clauses });
    if (!saved) return;
    toast.value = { text: said };
    onDone();
  };
  return { busy, trouble, save };
}
