import * as z from 'zod/mini';
import { contract } from '#contract/contract.ts';
import type { EndpointName, Input, Output, ProblemBody } from '#contract/contract.ts';
import { pathFor, queryFor } from './api-path.ts';

/** The reason why a call failed. For each kind the person can act differently. */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'problem'; problem: ProblemBody };

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export interface Api {
  call<N extends EndpointName>(name: N, input: Input<N>): Promise<Answer<Output<N>>>;
}

interface Options {
  fetch: typeof fetch;
  /** Signs in again without leaving the page. True when the call may be repeated. */
  renew: () => Promise<boolean>;
  /** Called when the server has accepted the session. */
  onAccepted?: () => void;
  /** Called with the server's time of every answer. */
  onServerTime?: (at: Date) => void;
  timeoutMs?: number;
  retryDelaysMs?: readonly number[];
}

const problemBodySchema = z.object({
  code: z.string(),
  status: z.number(),
  title: z.string(),
  askWhen: z.optional(z.string()),
  requestId: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
});

/** Client of the contract. It fills in paths, parses answers, classifies failures and retries reads. */
export function createApi({
  fetch,
  renew,
  onAccepted,
  onServerTime,
  timeoutMs = 15_000,
  retryDelaysMs = [600, 2000],
}: Options): Api {
  async function once<N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Answer<Output<N>>> {
    const { url, init } = requestOf(name, Object.entries(input));
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const response = await fetch(url, { ...init, signal: abort.signal });
      const serverTime = response.headers.get('date');
      if (serverTime) onServerTime?.(new Date(serverTime));
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok)
        return {
          ok: false,
          failure: { kind: 'problem', problem: problemOf(body, response.status) },
        };
      return { ok: true, value: parseOutput(name, body) };
    } catch (error) {
      // The answer does not match the contract. This is our own fault.
      if (error instanceof z.core.$ZodError)
        return { ok: false, failure: { kind: 'problem', problem: problemOf(null, 500) } };
      return { ok: false, failure: { kind: abort.signal.aborted ? 'timeout' : 'offline' } };
    } finally {
      clearTimeout(timer);
    }
  }

  async function withRetries<N extends EndpointName>(
    name: N,
    input: Input<N>,
  ): Promise<Answer<Output<N>>> {
    const delays = contract[name].method === 'GET' ? retryDelaysMs : [];
    let answer = await once(name, input);
    for (const delay of delays) {
      if (answer.ok || !isTransient(answer.failure)) return answer;
      await new Promise((resolve) => setTimeout(resolve, delay));
      answer = await once(name, input);
    }
    return answer;
  }

  return {
    async call(name, input) {
      const answer = await withRetries(name, input);
      if (answer.ok && !('open' in contract[name])) onAccepted?.();
      if (answer.ok || !isUnauthorized(answer.failure) || 'open' in contract[name]) return answer;
      return (await renew()) ? withRetries(name, input) : answer;
    },
  };
}

const outputs: { readonly [N in EndpointName]: { readonly output: z.ZodMiniType<Output<N>> } } =
  contract;

function parseOutput<N extends EndpointName>(name: N, body: unknown): Output<N> {
  return outputs[name].output.parse(body);
}

/** A GET sends its input in the query, a DELETE in the path alone, the others as JSON. */
function requestOf(
  name: EndpointName,
  entries: [string, unknown][],
): { url: string; init: RequestInit } {
  const { method, path: pattern } = contract[name];
  const { path, rest } = pathFor(pattern, entries);
  const reads = method === 'GET';
  return {
    url: reads ? path + queryFor(rest) : path,
    init: {
      method,
      credentials: 'same-origin',
      ...(reads || method === 'DELETE' ? {} : jsonBody(rest)),
    },
  };
}

function jsonBody(entries: [string, unknown][]): RequestInit {
  return {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(entries)),
  };
}

export function problemOf(body: unknown, status: number): ProblemBody {
  const parsed = z.safeParse(problemBodySchema, body);
  if (!parsed.success) return { code: 'unexpected', status, title: '', requestId: '' };
  const { details, askWhen, ...rest } = parsed.data;
  return { ...rest, ...(details ? { details } : {}), ...(askWhen ? { askWhen } : {}) };
}

export function isUnauthorized(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.problem.status === 401;
}

const backOffMs = [3000, 8000, 20_000];

/** Milliseconds to wait after so many failures in a row; grows up to one minute. */
export function backOff(failures: number): number {
  return backOffMs[failures - 1] ?? 60_000;
}

/** Statuses that mean a proxy’s time-out, or a request that came too early or too often. */
const passing = new Set([408, 425, 429]);

/** A temporary failure: the same request may succeed later. */
export function isTransient(failure: Failure): boolean {
  if (failure.kind !== 'problem') return true;
  return failure.problem.status >= 500 || passing.has(failure.problem.status);
}

/**
 * True when an automatic retry makes sense: after a temporary failure, or when the session may be renewed.
 */
export function mayPass(failure: Failure): boolean {
  return isTransient(failure) || isUnauthorized(failure);
}
