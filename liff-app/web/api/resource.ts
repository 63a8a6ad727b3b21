import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import type { Cache } from './cache.ts';
import type { Api, Failure } from './api.ts';

export type Resource<T> =
  | { kind: 'loading'; slow: boolean }
  /** Cached data with a failure, because the newest data could not be fetched. */
  | { kind: 'ready'; data: T; failure?: Failure }
  | { kind: 'failed'; failure: Failure };

const slowAfterMs = 4000;

/**
 * Reads an endpoint. It returns cached data first, then the newest. It loads again when the input changes.
 */
export function useResource<N extends EndpointName>(name: N, input: Input<N>) {
  const { api, cache } = useApp();
  const key = JSON.stringify([name, input]);
  const start = () => startOf(cache.read(name, input));
  const state = useSignal<Keyed<Output<N>>>({ key, resource: start() });
  const load = async (): Promise<void> => {
    if (state.peek().key !== key) state.value = { key, resource: start() };
    await loadInto(state, { key, fetch: () => fetchResource({ api, cache }, { name, input }) });
  };
  useEffect(() => {
    void load();
  }, [key]);
  const { value } = state;
  return { state: value.key === key ? value.resource : start(), reload: load };
}

/** A resource together with its request. */
interface Keyed<T> {
  key: string;
  resource: Resource<T>;
}

interface Loading<T> {
  key: string;
  fetch: () => Promise<Resource<T>>;
}

/** Ignores the answer when the state belongs to another request by now. */
async function loadInto<T>(state: Signal<Keyed<T>>, { key, fetch }: Loading<T>): Promise<void> {
  const current = () => (state.peek().key === key ? state.peek().resource : null);
  const show = (resource: Resource<T>) => (state.value = { key, resource });
  if (current()?.kind === 'failed') show({ kind: 'loading', slow: false });
  const timer = setTimeout(() => {
    if (current()?.kind === 'loading') show({ kind: 'loading', slow: true });
  }, slowAfterMs);
  const fetched = await fetch();
  clearTimeout(timer);
  const before = current();
  if (before === null) return;
  const keepsData = fetched.kind === 'failed' && before.kind === 'ready';
  show(keepsData ? { ...before, failure: fetched.failure } : fetched);
}

function startOf<T>(cached: T | null): Resource<T> {
  return cached === null ? { kind: 'loading', slow: false } : { kind: 'ready', data: cached };
}

async function fetchResource<N extends EndpointName>(
  { api, cache }: { api: Api; cache: Cache },
  { name, input }: { name: N; input: Input<N> },
): Promise<Resource<Output<N>>> {
  const clearsBefore = cache.clears.peek();
  const prefetched = await cache.takePrefetched(name, input);
  const answer = prefetched?.ok ? prefetched : await api.call(name, input);
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  // A change in the meantime cleared the cache, and this answer may be older than the change.
  if (cache.clears.peek() === clearsBefore) cache.write(name, { input, value: answer.value });
  return { kind: 'ready', data: answer.value };
}
