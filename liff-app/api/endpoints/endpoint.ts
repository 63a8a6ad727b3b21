import type * as z from 'zod/mini';
import { execute } from '#use-cases/use-case.ts';
import type { Person, RequestContext, UseCase } from '#use-cases/use-case.ts';
import type { EndpointName, CheckedInput, Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import type { LineIdentity } from '../id-token.ts';

/** The results of use cases: instants are Dates until JSON turns them into the contract’s strings. */
type Sendable<T> = T extends string
  ? T | (string extends T ? Date : never)
  : T extends readonly (infer Item)[]
    ? readonly Sendable<Item>[]
    : T extends Record<string, unknown>
      ? { [K in keyof T]: Sendable<T[K]> }
      : T;

/**
 * The parts of one request that endpoints need: the person, the time, and functions for sessions and files.
 */
export interface Call {
  situation(actor?: Person): RequestContext;
  verify(idToken: string): Promise<LineIdentity>;
  openSession(identity: LineIdentity): Promise<Person>;
  endSession(): Promise<void>;
  /** The caller's network, as the rate limits count it. */
  address: string;
  /** A signed link to the file for this person. It expires after a few minutes, or at `expiresAt`. */
  linkTo(file: FileRequest, expiresAt?: Date): Promise<{ url: string; expiresAt: Date }>;
  /** Begins the file of a stored job, and waits briefly for its end. */
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
