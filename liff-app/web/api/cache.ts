import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
import type { Answer } from './api.ts';

/** Earlier answers. Going back shows them while the newest is fetched. */
export interface Cache {
  read<N extends EndpointName>(name: N, input: Input<N>): Output<N> | null;
  write<N extends EndpointName>(name: N, stored: { input: Input<N>; value: Output<N> }): void;
  clear(): void;
  /** Grows with every clear, so that the resources load again. */
  clears: ReadonlySignal<number>;
  /** Stores a request made before its screen has loaded. The screen uses it instead of a new request. */
  prefetch<N extends EndpointName>(
    name: N,
    request: { input: Input<N>; answer: Promise<Answer<Output<N>>> },
  ): void;
  /** Undefined when the answer is too old, for instance because the privacy notice was read first. */
  takePrefetched<N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Answer<Output<N>>> | undefined;
  /** Grows with every answer, so that components that read the cache render again. */
  version: ReadonlySignal<number>;
}

interface Prefetched<T> {
  answer: Promise<Answer<T>>;
  /** Null while the request is running. */
  arrivedMs: number | null;
}

const freshMs = 10_000;

export function createCache({ elapsedMs = () => performance.now() } = {}): Cache {
  let entries: { [N in EndpointName]?: Map<string, Output<N>> } = {};
  let prefetched: { [N in EndpointName]?: Map<string, Prefetched<Output<N>>> } = {};
  const version = signal(0);
  const clears = signal(0);
  return {
    version,
    clears,
    read: (name, input) => entries[name]?.get(JSON.stringify(input)) ?? null,
    write: (name, { input, value }) => {
      const shelf = (entries[name] ??= new Map());
      shelf.set(JSON.stringify(input), value);
      version.value += 1;
    },
    clear: () => {
      entries = {};
      prefetched = {};
      clears.value += 1;
    },
    prefetch: (name, { input, answer }) => {
      const shelf = (prefetched[name] ??= new Map());
      const stored: Prefetched<Output<typeof name>> = { answer, arrivedMs: null };
      void answer.then(
        () => (stored.arrivedMs = elapsedMs()),
        () => {},
      );
      shelf.set(JSON.stringify(input), stored);
    },
    takePrefetched: (name, input) => {
      const stored = prefetched[name]?.get(JSON.stringify(input));
      prefetched[name]?.delete(JSON.stringify(input));
      const { arrivedMs = null } = stored ?? {};
      const isOld = arrivedMs !== null && elapsedMs() - arrivedMs > freshMs;
      return isOld ? undefined : stored?.answer;
    },
  };
}
