import type { UseCaseContext } from './use-case.ts';

type Read<A, T> = (env: UseCaseContext, asked: A) => Promise<T>;

/**
 * Reads once in a call of a use case; all its parts share the result. In a transaction each part
 * reads again, because a write may have happened in between. `keyOf` tells apart what is asked by more
 * than one word.
 */
export function readOnce<A, T>(
  read: Read<A, T>,
  keyOf: (asked: A) => unknown = (asked) => asked,
): Read<A, T> {
  const answers = new WeakMap<UseCaseContext, Map<unknown, Promise<T>>>();
  return (env, asked) => {
    if (env.inTransaction) return read(env, asked);
    const known = answers.get(env) ?? new Map<unknown, Promise<T>>();
    answers.set(env, known);
    const key = keyOf(asked);
    const answer = known.get(key) ?? read(env, asked);
    known.set(key, answer);
    return answer;
  };
}
