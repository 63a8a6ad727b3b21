import type { ProblemCode } from '#domain/problem.ts';
import type { FileJob } from '#models/file-jobs.ts';

/** The task that the process of a job receives. */
export interface JobTask {
  databaseUri: string;
  job: Pick<FileJob, 'id' | 'person' | 'file'>;
  /** The product’s time at the start. A paper shows when it was made. */
  now: Date;
}

/** The messages that the process sends: its progress, then one of the three results. */
export type JobReport =
  | { progress: { done: number; total: number } }
  | { made: NonNullable<FileJob['made']> }
  | { refused: ProblemCode }
  | { failed: string };
