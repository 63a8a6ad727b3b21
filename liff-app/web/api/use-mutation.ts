import { useSignal } from '@preact/signals';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import type { Failure } from './api.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';

/** What was in the way: told in words, and whether reading anew helps. */
export interface MutationError {
  text: string;
  /** Somebody else changed it meanwhile. */
  stale: boolean;
}

const staleCodes = new Set(['conflict', 'numbers-changed', 'wrong-state', 'letter-exists']);

function mutationErrorOf(failure: Failure): MutationError {
  const { title, text } = failureText(failure);
  const code = failure.kind === 'problem' ? failure.problem.code : '';
  return { text: `${title} ${text}`, stale: staleCodes.has(code) };
}

/** One thing at a time: what it answers, or null with the trouble said. Nothing typed is lost by it. */
export function useMutation() {
  const { api, cache } = useApp();
  const busy = useSignal(false);
  const trouble = useSignal<MutationError | null>(null);
  const call = async <N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Output<N> | null> => {
    if (busy.peek()) return null;
    busy.value = true;
    trouble.value = null;
    const answer = await api.call(name, input);
    busy.value = false;
    if (answer.ok) return answer.value;
    trouble.value = mutationErrorOf(answer.failure);
    return null;
  };
  return {
    busy: busy.value,
    trouble: trouble.value,
    /** Asks; nothing changes by it. */
    ask: call,
    /** Changes something: what was remembered of before is forgotten. */
    mutate: async <N extends EndpointName>(name: N, input: Input<N>) => {
      const answer = await call(name, input);
      if (answer !== null) cache.clear();
      return answer;
    },
    clear: () => (trouble.value = null),
  };
}
