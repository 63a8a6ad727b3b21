import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import type { Cache } from './cache.ts';
import type { Api, Failure } from './api.ts';

export type Resource<T> =
  | { kind: 'loading'; slow: boolean }
  | {
      kind: 'ready';
      data: T;
      /** Shown from memory while the newest could not be fetched. */ failure?: Failure;
    }
  | { kind: 'failed'; failure: Failure };

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
  const early = await cache.takePrefetched(name, input);
  const answer = early?.ok ? early : await api.call(name, input);
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  cache.write(name, { input, value: answer.value });
  return { kind: 'ready', data: answer.value };
}
