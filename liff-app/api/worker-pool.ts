import { Worker } from 'node:worker_threads';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';

/**
 * A pool of our own and not piscina: a task that is late must end its thread, an idle pool must hold
 * no thread at all, and the time of a task must not include loading the library.
 */
interface Options {
  file: URL;
  workers: number;
  waiting: number;
  memoryMb: number;
  /** A thread without work ends after this time and gives its memory back. */
  idleMs: number;
}

/**
 * Why a task has no answer: it took too much processor time, got too little of it from a busy machine,
 * needed too much memory, or its thread failed.
 */
export class WorkerFailure extends Error {
  readonly reason: 'late' | 'starved' | 'memory' | 'crash';
  constructor(reason: WorkerFailure['reason'], cause?: unknown) {
    super(`worker: ${reason}`, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}

/** A thread would take the process's own nursery, three times 32 MB. */
const youngMb = 16;

interface Idle {
  worker: Worker;
  timer: NodeJS.Timeout;
}

export interface WorkerPool<Task, Answer> {
  /**
   * Answers a task within so much processor time; throws Problem `busy` or a WorkerFailure. After a heavy
   * one the thread gives its memory back.
   */
  run(task: Task, limit: { cpuMs: number; isHeavy?: boolean }): Promise<Answer>;
}

/** Threads that post one message when they are loaded and one answer to each task. */
export function createWorkerPool<Task, Answer>(options: Options): WorkerPool<Task, Answer> {
  const turns = createWorkQueue({ atOnce: options.workers, waiting: options.waiting });
  const idle: Idle[] = [];

  const start = async (): Promise<Worker> => {
    const worker = new Worker(options.file, {
      resourceLimits: {
        maxOldGenerationSizeMb: options.memoryMb,
        maxYoungGenerationSizeMb: youngMb,
      },
    });
    await nextMessage(worker, null);
    return worker;
  };

  const forget = (worker: Worker): void => {
    const at = idle.findIndex((one) => one.worker === worker);
    const [found] = at === -1 ? [] : idle.splice(at, 1);
    if (found) clearTimeout(found.timer);
  };

  const rest = (worker: Worker): void => {
    const timer = setTimeout(() => {
      forget(worker);
      void worker.terminate();
    }, options.idleMs);
    timer.unref();
    worker.unref();
    worker.once('exit', () => forget(worker));
    idle.push({ worker, timer });
  };

  const wake = async (): Promise<Worker> => {
    const found = idle.pop();
    if (!found) return start();
    clearTimeout(found.timer);
    found.worker.removeAllListeners('exit');
    found.worker.ref();
    return found.worker;
  };

  return {
    run: (task, { cpuMs, isHeavy = false }) =>
      turns.run(async () => {
        const worker = await wake();
        try {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
          worker.postMessage(task);
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread's file answers with this type
          const answer = (await nextMessage(worker, cpuMs)) as Answer;
          if (isHeavy) await worker.terminate();
          else rest(worker);
          return answer;
        } catch (error) {
          await worker.terminate();
          throw error;
        }
      }),
  };
}

/** The thread's next message, or why there is none. */
function nextMessage(worker: Worker, cpuMs: number | null): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      stopWatching();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const fail = (failure: WorkerFailure) => done(() => reject(failure));
    const onMessage = (message: unknown): void => done(() => resolve(message));
    const onError = (cause: unknown): void => {
      const memory = cause instanceof Error && 'code' in cause && cause.code === outOfMemory;
      fail(new WorkerFailure(memory ? 'memory' : 'crash', cause));
    };
    const onExit = (): void => fail(new WorkerFailure('crash'));
    const stopWatching =
      cpuMs === null ? () => undefined : watchTime(worker, { cpuMs, onOver: fail });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

const lookMs = 100;
/** A thread that gets less than a quarter of a processor for this long is given up. */
const mostTimesSlower = 4;

/** Looks at the thread's processor time; returns what ends the watch. */
function watchTime(
  worker: Worker,
  { cpuMs, onOver }: { cpuMs: number; onOver: (failure: WorkerFailure) => void },
): () => void {
  const startedAt = performance.now();
  const before = worker.cpuUsage();
  // The thread may end between a question and its answer.
  before.catch(() => undefined);
  const look = async (): Promise<void> => {
    if (performance.now() - startedAt > cpuMs * mostTimesSlower)
      return onOver(new WorkerFailure('starved'));
    const { user, system } = await worker.cpuUsage(await before);
    if ((user + system) / 1_000 > cpuMs) onOver(new WorkerFailure('late'));
  };
  const timer = setInterval(() => void look().catch(() => undefined), Math.min(lookMs, cpuMs));
  return () => clearInterval(timer);
}

const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';
