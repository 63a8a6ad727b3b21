import type { Duty } from './duty.ts';
import type { ProblemCode } from '../problem.ts';

/** The changed duty, or the reason for the refusal. */
export type Outcome = { duty: Duty } | { refused: ProblemCode };
