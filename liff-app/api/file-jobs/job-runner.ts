import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { limits } from '#domain/limits.ts';
import { isUnderWay } from '#domain/files/long-file.ts';
import type { ProblemCode } from '#domain/problem.ts';
import type { FileJob } from '#models/file-jobs.ts';
import type { Database } from '#models/mongo/connect.ts';
import { runJob } from './run-job.ts';
import type { JobEnd } from './run-job.ts';

interface Options {
  db: Database;
  databaseUri: string;
  clock: () => Date;
  wallClock: () => Date;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

export type FileJobRunner = ReturnType<typeof createFileJobRunner>;

const { atOnce, attempts, leaseMs, keptMs, answerMs } = limits.fileJob;
/** How often a process looks for jobs that another process accepted or abandoned. */
const lookMs = 5_000;
/** How often progress is stored, the lease renewed and a cancellation noticed. */
const renewMs = 1_000;
const askMs = 150;

interface State extends Options {
  /** The name of this process in the leases. */
  by: string;
  running: Set<Promise<void>>;
  stopping: AbortController;
  timer: NodeJS.Timeout | null;
}

/**
 * Makes the files of jobs. Any process may claim a job. Its lease expires when the process dies; then
 * another process begins the file again.
 */
export function createFileJobRunner(options: Options) {
  const state: State = {
    ...options,
    by: randomUUID(),
    running: new Set(),
    stopping: new AbortController(),
    timer: null,
  };
  return {
    start: (): void => {
      state.timer = setInterval(() => look(state), lookMs);
      state.timer.unref();
      look(state);
    },
    /** Releases its jobs, so that another process can claim them at once. */
    stop: async (): Promise<void> => {
      if (state.timer) clearInterval(state.timer);
      state.stopping.abort();
      await Promise.all(state.running);
    },
    /** Begins waiting jobs, then waits briefly for the end of one. */
    begin: async (id: string): Promise<void> => {
      if (state.timer) look(state);
      await ended(state, id);
    },
  };
}

async function ended({ db }: State, id: string): Promise<void> {
  for (let waited = 0; waited < answerMs; waited += askMs) {
    await pause(askMs);
    const job = await db.stores.fileJobs.get(id);
    if (!job || !isUnderWay(job.state)) return;
  }
}

function look(state: State): void {
  const { running, stopping, log } = state;
  if (running.size >= atOnce || stopping.signal.aborted) return;
  const work = runWaiting(state)
    .catch((error: unknown) => log.error({ error: String(error) }, 'file job failed'))
    .finally(() => running.delete(work));
  running.add(work);
}

async function runWaiting(state: State): Promise<void> {
  const { db, by, wallClock, stopping } = state;
  while (!stopping.signal.aborted) {
    const wallNow = wallClock();
    const leaseUntil = new Date(wallNow.getTime() + leaseMs);
    const job = await db.stores.fileJobs.claim({ by, wallNow, leaseUntil });
    if (!job) return;
    await runClaimed(state, job);
  }
}

async function runClaimed(state: State, job: FileJob): Promise<void> {
  if (job.attempts > attempts) {
    await settle(state, { job, end: { failed: 'too many attempts' } });
    return;
  }
  const { databaseUri, clock, wallClock, log } = state;
  const startedAt = wallClock().getTime();
  const lost = new AbortController();
  const at = { done: 0, total: job.total };
  const renewal = setInterval(() => void renew(state, { job, at, lost }), renewMs);
  const { id, person, file } = job;
  const end = await runJob({
    task: { databaseUri, job: { id, person, file }, now: clock() },
    progress: (progress) => void Object.assign(at, progress),
    signal: AbortSignal.any([lost.signal, state.stopping.signal]),
  }).finally(() => clearInterval(renewal));
  await settle(state, { job, end });
  const ms = wallClock().getTime() - startedAt;
  log.info({ fileJob: job.id, kind: job.file.kind, ms, attempt: job.attempts }, 'file job ended');
}

interface Renewal {
  job: FileJob;
  at: { done: number; total: number | null };
  lost: AbortController;
}

/** Stops a job that was cancelled or claimed by another process. A failed renewal is retried. */
async function renew({ db, by, wallClock, log }: State, { job, at, lost }: Renewal): Promise<void> {
  try {
    const leaseUntil = new Date(wallClock().getTime() + leaseMs);
    const isMine = await db.stores.fileJobs.renew({ id: job.id, by }, { ...at, leaseUntil });
    if (!isMine) lost.abort();
  } catch (error) {
    log.error({ fileJob: job.id, error: String(error) }, 'file job lease not renewed');
  }
}

interface Settled {
  job: FileJob;
  end: JobEnd;
}

/** Stores the result of a job. A failure that is no refusal is retried, as after a crash. */
async function settle(state: State, { job, end }: Settled): Promise<void> {
  const { db, by, log, stopping } = state;
  const held = { id: job.id, by };
  if (end === 'stopped') {
    if (stopping.signal.aborted) await db.stores.fileJobs.release(held);
  } else if ('made' in end) await store(state, { job, made: end.made });
  else if ('refused' in end) await store(state, { job, problem: end.refused });
  else {
    log.error({ fileJob: job.id, attempt: job.attempts, cause: end.failed }, 'file job failed');
    if (job.attempts < attempts) await db.stores.fileJobs.release(held);
    else await store(state, { job, problem: 'file-not-made' });
  }
}

interface Result {
  job: FileJob;
  made?: FileJob['made'];
  problem?: ProblemCode;
}

function store(
  { db, by, clock, wallClock }: State,
  { job, made = null, problem }: Result,
): Promise<boolean> {
  return db.stores.fileJobs.end(
    { id: job.id, by },
    {
      state: made ? 'done' : 'failed',
      endedAt: clock(),
      made,
      problem: problem ?? null,
      expiresAt: new Date(wallClock().getTime() + keptMs),
    },
  );
}
