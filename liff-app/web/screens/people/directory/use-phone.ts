import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';

export type Person = Output<'person.read'>;
export type Phone = ReturnType<typeof usePhone>;

/** The phone number, hidden until it is opened. Opening it is audited. */
export function usePhone({ id, phone: masked }: Person) {
  const opened = useSignal<string | null>(null);
  const { busy, error, ask } = useMutation();
  const open = async (): Promise<string | null> => {
    const answer = opened.value === null ? await ask('person.phone', { id }) : null;
    if (answer) opened.value = answer.phone;
    return opened.value;
  };
  return { masked, number: opened.value, busy, error, open };
}
