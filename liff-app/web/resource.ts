import { signal, useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EndpointName, Input, Output } from '../contract.ts';
import { useApp } from './app-context.ts';
import type { Answer, Api, Failure } from './api.ts';

export type Resource<T> =
  | { kind: 'loading'; slow: boolean }
  | {
      kind: 'ready';
      data: T;
      /** Shown from memory while the newest could not be fetched. */ failure?: Failure;
    }
  | { kind: 'failed'; failure: Failure };

/** What was read a moment ago: going back shows it at once while the newest is fetched. */
export interface Cache {
  read<N extends EndpointName>(name: N, input: Input<N>): Output<N> | null;
  write<N extends EndpointName>(name: N, at: { input: Input<N>; value: Output<N> }): void;
  clear(): void;
  /** Asked for before its screen is there; the screen takes it instead of asking again. */
  expect<N extends EndpointName>(
    name: N,
    of: { input: Input<N>; answer: Promise<Answer<Output<N>>> },
  ): void;
  expected<N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Answer<Output<N>>> | undefined;
  /** Grows with every answer, so that what reads the cache is drawn anew. */
  version: ReadonlySignal<number>;
}

export function createCache(): Cache {
  let kept: { [N in EndpointName]?: Map<string, Output<N>> } = {};
  const early: { [N in EndpointName]?: Map<string, Promise<Answer<Output<N>>>> } = {};
  const version = signal(0);
  return {
    version,
    read: (name, input) => kept[name]?.get(JSON.stringify(input)) ?? null,
    write: (name, { input, value }) => {
      const shelf = (kept[name] ??= new Map());
      shelf.set(JSON.stringify(input), value);
      version.value += 1;
    },
    clear: () => {
      kept = {};
    },
    expect: (name, { input, answer }) => {
      const shelf = (early[name] ??= new Map());
      shelf.set(JSON.stringify(input), answer);
    },
    expected: (name, input) => {
      const answer = early[name]?.get(JSON.stringify(input));
      early[name]?.delete(JSON.stringify(input));
      return answer;
    },
  };
}

const slowAfterMs = 4000;

export function useResource<N extends EndpointName>(name: N, input: Input<N>) {
  const { api, cache } = useApp();
  const key = JSON.stringify(input);
  const known = cache.read(name, input);
  const state = useSignal<{ key: string; of: Resource<Output<N>> }>({ key, of: startOf(known) });
  if (state.peek().key !== key) state.value = { key, of: startOf(known) };

  const load = async (): Promise<void> => {
    const before = state.peek();
    if (before.of.kind === 'failed') state.value = { key, of: { kind: 'loading', slow: false } };
    const timer = setTimeout(() => {
      if (state.peek().key === key && state.peek().of.kind === 'loading')
        state.value = { key, of: { kind: 'loading', slow: true } };
    }, slowAfterMs);
    const after = await fetchInto({ api, cache }, { name, input });
    clearTimeout(timer);
    const now = state.peek();
    if (now.key !== key) return;
    if (after.kind === 'failed' && now.of.kind === 'ready')
      state.value = { key, of: { ...now.of, failure: after.failure } };
    else state.value = { key, of: after };
  };

  useEffect(() => {
    void load();
  }, [name, key]);

  return { state: state.value.of, reload: load };
}

function startOf<T>(known: T | null): Resource<T> {
  return known === null ? { kind: 'loading', slow: false } : { kind: 'ready', data: known };
}

async function fetchInto<N extends EndpointName>(
  { api, cache }: { api: Api; cache: Cache },
  { name, input }: { name: N; input: Input<N> },
): Promise<Resource<Output<N>>> {
  const early = await cache.expected(name, input);
  const answer = early?.ok ? early : await api.call(name, input);
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  cache.write(name, { input, value: answer.value });
  return { kind: 'ready', data: answer.value };
}
