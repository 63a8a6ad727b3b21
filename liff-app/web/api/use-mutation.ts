import { useSignal } from '@preact/signals';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import type { Failure } from './api.ts';
import { useApp } from '../app-context.ts';
import { callWhen, failureText } from '../messages.ts';

/** Why a change failed, and whether reloading helps. */
export interface MutationError {
  text: string;
  /** True when another person changed the data first. */
  stale: boolean;
  /** The case in which to call the office. Null when calling does not help. */
  callWhen: string | null;
}

const staleCodes = new Set([
  'conflict',
  'numbers-changed',
  'wrong-state',
  'letter-exists',
  'meeting-changed',
]);

function mutationErrorOf(failure: Failure): MutationError {
  const { title, text } = failureText(failure);
  const code = failure.kind === 'problem' ? failure.problem.code : '';
  const stale = staleCodes.has(code);
  return { text: `${title} ${text}`, stale, callWhen: callWhen(failure) };
}

/** Makes one call at a time. Returns null and sets `error` when the call failed. */
export function useMutation() {
  const { api, cache } = useApp();
  const busy = useSignal(false);
  const error = useSignal<MutationError | null>(null);
  const call = async <N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Output<N> | null> => {
    if (busy.peek()) return null;
    busy.value = true;
    error.value = null;
    const answer = await api.call(name, input);
    busy.value = false;
    if (answer.ok) return answer.value;
    error.value = mutationErrorOf(answer.failure);
    return null;
  };
  return {
    busy: busy.value,
    error: error.value,
    /** Calls an endpoint that changes nothing, such as a preview; keeps the cache. */
    ask: call,
    /** For an endpoint that changes data. It clears the cache. */
    mutate: async <N extends EndpointName>(name: N, input: Input<N>) => {
      const answer = await call(name, input);
      if (answer !== null) cache.clear();
      return answer;
    },
    clear: () => (error.value = null),
  };
}
