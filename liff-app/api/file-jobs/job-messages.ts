import type { ProblemCode } from '#domain/problem.ts';
import type { FileJob } from '#models/file-jobs.ts';

/** What the process of a job gets: the whole work. */
export interface JobTask {
  databaseUri: string;
  job: Pick<FileJob, 'id' | 'person' | 'file'>;
  /** The product's time at the start; a paper says when it was made. */
  now: Date;
}

/** What it reports: its progress, then one of the ends. */
export type JobReport =
  | { progress: { done: number; total: number } }
  | { made: NonNullable<FileJob['made']> }
  | { refused: ProblemCode }
  | { failed: string };
