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

/** What a job did, in numbers and words; `not now` when its time has not come. */
export type JobNote = Record<string, unknown> | 'not now';

export type Scheduler = ReturnType<typeof createScheduler>;

/**
 * node-cron ticks on wall time and elects one process a minute; which jobs are due is read from our
 * clock and `runs`, so a moved clock and a missed slot are the same case.
 */
export function createScheduler({ jobs, tools, moveClock }: Options) {
  const { db, clock, wallClock, log } = tools;
  const task: ScheduledTask = createTask(everyMinute, () => tick(), {
    name: 'tick',
    noOverlap: true,
    distributed: true,
    runCoordinator: coordinatorOf(tools),
    timezone: 'Asia/Bangkok',
  });
  let chain: Promise<unknown> = Promise.resolve();
  const wanted = new Set<string>();

  /** One at a time in this process, whoever asks. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = chain.then(work);
    chain = next.catch(() => {});
    return next;
  };

  const runJob = async (job: Job): Promise<JobNote | null> => {
    const startedAt = wallClock().getTime();
    try {
      const note = await job.run(tools);
      if (note === false) return 'not now';
      log.info({ job: job.name, ms: wallClock().getTime() - startedAt, ...note }, 'job run');
      return note;
    } catch (error) {
      log.error(
        { job: job.name, error: error instanceof Error ? error.stack : String(error) },
        'job failed',
      );
      return null;
    }
  };

  const runIfDue = async (job: Job): Promise<void> => {
    const slot = slotAt(job.schedule, clock());
    const last = await db.stores.runs.get(job.name);
    if (last && last.slot >= slot) return;
    const note = await runJob(job);
    if (note === null || note === 'not now') return;
    await db.stores.runs.put({ id: job.name, slot, finishedAt: clock(), note: null });
  };

  const runDue = async (): Promise<void> => {
    for (const job of jobs) await runIfDue(job);
  };

  const tick = (): Promise<void> => inTurn(runDue);

  return {
    start: (): void => {
      void task.start();
      void tick();
    },
    stop: async (): Promise<void> => {
      await task.destroy();
      await chain;
    },
    /** What a minute does, now. */
    tick,
    /** A job once more, behind what runs now; asks that come before it begins are one. */
    soon: (name: string): void => {
      const job = jobs.find((one) => one.name === name);
      if (!job || wanted.has(name)) return;
      wanted.add(name);
      void inTurn(() => {
        wanted.delete(name);
        return runJob(job);
      });
    },
    /** Runs one job now. Returns what it did, `failed`, or false for an unknown name. */
    runNow: async (name: string): Promise<JobNote | 'failed' | false> => {
      const job = jobs.find((one) => one.name === name);
      if (!job) return false;
      return (await inTurn(() => runJob(job))) ?? 'failed';
    },
    /** Forward to an instant; the jobs that fall due on the way run in order, each at its own time. */
    advance: (to: Date): Promise<void> =>
      inTurn(async () => {
        const span = { from: clock(), to };
        for (const slot of slotsBetween(
          jobs.map((job) => job.schedule),
          span,
        )) {
          moveClock(slot);
          await runDue();
        }
        moveClock(to);
        await runDue();
      }),
  };
}

/** One process a slot; it only saves work, correctness does not depend on it. */
function coordinatorOf({ db, wallClock }: JobTools): RunCoordinator {
  return {
    shouldRun: (key, ttlMs) =>
      db.stores.runs.elect(key, new Date(wallClock().getTime() + Math.max(ttlMs, 60_000))),
  };
}
