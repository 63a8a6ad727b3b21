import { createTask } from 'node-cron';
import type { RunCoordinator, ScheduledTask } from 'node-cron';
import { slotAt, slotsBetween } from '#domain/schedule.ts';
import type { Job, JobTools } from './job.ts';

interface Options {
  jobs: readonly Job[];
  tools: JobTools;
  moveClock: (to: Date) => void;
}

const everyMinute = '* * * * *';
const minElectionMs = 60_000;

/** The fields that a job returned for the log, or `not now` when it was not its time. */
export type JobNote = Record<string, unknown> | 'not now';

export type Scheduler = ReturnType<typeof createScheduler>;

interface State extends Options {
  /** The chain of requested runs. New work is added at its end, so that one job runs at a time. */
  queue: Promise<unknown>;
  /** Jobs that `soon` has requested and that have not started. */
  requested: Set<string>;
}

/**
 * Runs jobs when they are due. node-cron ticks by wall time and elects one process each minute. Which
 * jobs are due depends on our clock and on `runs`, so a moved clock and a missed run are handled in
 * the same way.
 */
export function createScheduler(options: Options) {
  const state: State = { ...options, queue: Promise.resolve(), requested: new Set() };
  const tick = (): Promise<void> => enqueue(state, () => runDue(state));
  const task: ScheduledTask = createTask(everyMinute, tick, {
    name: 'tick',
    noOverlap: true,
    distributed: true,
    runCoordinator: coordinatorOf(options.tools),
    timezone: 'Asia/Bangkok',
  });
  return {
    start: (): void => {
      void task.start();
      void tick();
    },
    stop: async (): Promise<void> => {
      await task.destroy();
      await state.queue;
    },
    /** Runs the jobs that are due now. */
    tick,
    /** Runs a job after the current one. Several requests made before it starts cause one run. */
    soon: (name: string): void => runSoon(state, name),
    /** Runs one job now. Returns its note, `failed`, or false for an unknown name. */
    runNow: async (name: string): Promise<JobNote | 'failed' | false> => {
      const job = jobOf(state, name);
      if (!job) return false;
      return (await enqueue(state, () => runJob(state, job))) ?? 'failed';
    },
    /** Moves the clock forward. Jobs that become due on the way run in order, each at its own time. */
    advance: (to: Date): Promise<void> => enqueue(state, () => advance(state, to)),
  };
}

function enqueue<T>(state: State, work: () => Promise<T>): Promise<T> {
  const result = state.queue.then(work);
  state.queue = result.catch(() => {});
  return result;
}

function jobOf({ jobs }: State, name: string): Job | undefined {
  return jobs.find((job) => job.name === name);
}

function runSoon(state: State, name: string): void {
  const job = jobOf(state, name);
  if (!job || state.requested.has(name)) return;
  state.requested.add(name);
  void enqueue(state, () => {
    state.requested.delete(name);
    return runJob(state, job);
  });
}

/** Null when the job failed; the next tick tries it again. */
async function runJob({ tools }: State, job: Job): Promise<JobNote | null> {
  const { wallClock, log } = tools;
  const startedAt = wallClock().getTime();
  try {
    const note = await job.run(tools);
    if (note === false) return 'not now';
    log.info({ job: job.name, ms: wallClock().getTime() - startedAt, ...note }, 'job run');
    return note;
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    log.error({ job: job.name, error: text }, 'job failed');
    return null;
  }
}

async function runDue(state: State): Promise<void> {
  for (const job of state.jobs) await runIfDue(state, job);
}

async function runIfDue(state: State, job: Job): Promise<void> {
  const { db, clock } = state.tools;
  const slot = slotAt(job.schedule, clock());
  const last = await db.stores.runs.get(job.name);
  if (last && last.slot >= slot) return;
  const note = await runJob(state, job);
  if (note === null || note === 'not now') return;
  await db.stores.runs.put({ id: job.name, slot, finishedAt: clock(), note: null });
}

async function advance(state: State, to: Date): Promise<void> {
  const { jobs, tools, moveClock } = state;
  const schedules = jobs.map((job) => job.schedule);
  for (const slot of slotsBetween(schedules, { from: tools.clock(), to })) {
    moveClock(slot);
    await runDue(state);
  }
  moveClock(to);
  await runDue(state);
}

/** Elects one process for each run time. This saves work; the jobs are correct without it too. */
function coordinatorOf({ db, wallClock }: JobTools): RunCoordinator {
  return {
    shouldRun: (key, ttlMs) =>
      db.stores.runs.elect(key, new Date(wallClock().getTime() + Math.max(ttlMs, minElectionMs))),
  };
}
