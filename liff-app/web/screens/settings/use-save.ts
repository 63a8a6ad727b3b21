import type { Letter } from '#domain/letter/letter.ts';
import { useApp } from '#web/app-context.ts';
import type { LetterEditorProps } from './editor-props.ts';
import { useMutation } from '#web/api/use-mutation.ts';

/** Saves the whole draft. Refused when another person has saved it in the meantime. */
export function useSave({ onDone }: Pick<LetterEditorProps, 'onDone'>) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const save = async (next: Letter, message: string): Promise<void> => {
    const { id, version, number, date, subject, clauses } = next;
    const saved = await mutate('letter.save', { id, version, number, date, subject, clauses });
    if (!saved) return;
    toast.value = { text: message };
    onDone();
  };
  return { busy, error, save };
}
