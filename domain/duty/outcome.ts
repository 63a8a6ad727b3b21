import type { Duty } from './duty.ts';
import type { ProblemCode } from '../problem.ts';

/** What an act leads to: the duty as it becomes, or the reason why not. */
export type Outcome = { duty: Duty } | { refused: ProblemCode };
