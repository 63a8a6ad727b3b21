import type { UseCaseContext } from './use-case.ts';

type Read<K extends string, T> = (env: UseCaseContext, key: K) => Promise<T>;

/**
 * Reads once in a call of a use case; all its parts share the result. In a transaction each part
 * reads again, because a write may have happened in between.
 */
export function readOnce<K extends string, T>(read: Read<K, T>): Read<K, T> {
  const answers = new WeakMap<UseCaseContext, Map<K, Promise<T>>>();
  return (env, key) => {
    if (env.inTransaction) return read(env, key);
    const known = answers.get(env) ?? new Map<K, Promise<T>>();
    answers.set(env, known);
    const answer = known.get(key) ?? read(env, key);
    known.set(key, answer);
    return answer;
  };
}
