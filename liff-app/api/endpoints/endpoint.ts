import type * as z from 'zod/mini';
import { execute } from '#use-cases/use-case.ts';
import type { Person, RequestContext, UseCase } from '#use-cases/use-case.ts';
import type { EndpointName, CheckedInput, Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import type { LineIdentity } from '../id-token.ts';

/** What use cases return: instants are Dates until JSON makes them the contract's strings. */
type Sendable<T> = T extends string
  ? T | (string extends T ? Date : never)
  : T extends readonly (infer Item)[]
    ? readonly Sendable<Item>[]
    : T extends Record<string, unknown>
      ? { [K in keyof T]: Sendable<T[K]> }
      : T;

/** One request: the person, the time and what only the session and file endpoints need. */
export interface Call {
  situation(actor?: Person): RequestContext;
  verify(idToken: string): Promise<LineIdentity>;
  openSession(identity: LineIdentity): Promise<Person>;
  endSession(): Promise<void>;
  /** The caller's network, as the rate limits count it. */
  address: string;
  /** A signed link to the file for this person; it expires after minutes, or then. */
  linkTo(file: FileRequest, expiresAt?: Date): Promise<{ url: string; expiresAt: Date }>;
  /** Begins the file of a stored job, and waits a moment for its end. */
  makeFile(job: string): Promise<void>;
  wallNow(): Date;
}

export interface PublicConfig {
  liffId: string;
  simulatorOrigin: string | null;
  publicUrl: string;
}

type Handler<N extends EndpointName> = (
  call: Call,
  input: CheckedInput<N>,
) => Promise<Sendable<Output<N>>>;
export type Endpoints = { [N in EndpointName]: Handler<N> };
/** A handler for each row of one contract file; a missing or an extra one does not compile. */
export type EndpointsOf<Rows> = {
  // A row that is not in `contract` cannot have a handler.
  [N in keyof Rows]: N extends EndpointName ? Handler<N> : never;
};

/** An endpoint that only runs a use case. */
export function fromUseCase<S extends z.ZodMiniType, O>(
  useCase: UseCase<S, O>,
): (call: Call, input: unknown) => Promise<O> {
  return (call, input) => execute(useCase, { situation: call.situation(), input });
}
