import type { CriteriaContent } from '#domain/criteria/criteria.ts';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import type { CriteriaRead } from './criteria-editor-props.ts';

/** Saves part of a draft. Refused when another person has saved it in the meantime. */
export function useSaveSet({ set }: CriteriaRead, onDone: () => void) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const save = async (part: Partial<CriteriaContent>) => {
    const { title, notice, source, levels, categories } = set;
    const content = { title, notice, source, levels, categories, ...part };
    const done = await mutate('criteria.save', { id: set.id, edition: set.edition, content });
    if (!done) return;
    toast.value = { text: 'บันทึกร่างแล้ว' };
    onDone();
  };
  return { busy, error, save };
}
