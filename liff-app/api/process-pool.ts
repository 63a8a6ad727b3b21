import type { ChildProcess } from 'node:child_process';
import { Problem } from '#domain/problem.ts';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';
import { endChild, forkChild, hasEnded } from './forked-child.ts';
import { watchUsage } from './process-usage.ts';

/**
 * A pool of processes. Threads would not do: their garbage collection runs in the main process at normal
 * priority, their memory is not returned, and a crash of the library would end the whole server.
 */
interface Options {
  file: URL;
  workers: number;
  waiting: number;
  /** Maximum V8 heap. */
  heapMb: number;
  /** Maximum memory, including buffers outside the heap. Enforced on Linux only. */
  residentMb: number;
  /** Processor time for loading the library. */
  loadMs: number;
  /** A process without work ends after this time and releases its memory. */
  idleMs: number;
}

/**
 * The reason why a task has no answer. It used too much processor time, got too little of it on a busy
 * machine, or needed too much memory; or its process was killed from outside, or failed.
 */
export class WorkerFailure extends Error {
  readonly reason: 'late' | 'starved' | 'memory' | 'killed' | 'crash';
  constructor(reason: WorkerFailure['reason'], cause?: unknown) {
    super(`worker: ${reason}`, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}

/** The task is not at fault: the machine has too little processor time or memory at the moment. */
const busyReasons: ReadonlySet<WorkerFailure['reason']> = new Set(['starved', 'killed']);

/** A task that a busy machine did not finish is refused as `busy`. */
export async function refuseWhenBusy<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof WorkerFailure && busyReasons.has(error.reason))
      throw new Problem('busy', { cause: error });
    throw error;
  }
}

/**
 * The longest idle time in this process. A process that makes one file of many parts shortens it, because
 * it needs the memory of an idle child for the next part.
 */
let longestIdleMs = Number.POSITIVE_INFINITY;

export function endIdleAfter(ms: number): void {
  longestIdleMs = ms;
}

interface Idle {
  child: ChildProcess;
  timer: NodeJS.Timeout;
}

export interface ProcessPool<Task, Answer> {
  /**
   * Runs a task with a limit on processor time. Throws Problem `busy` or a WorkerFailure. After a heavy
   * task the process ends, so that the system gets its memory back.
   */
  run(task: Task, limit: { cpuMs: number; isHeavy?: boolean }): Promise<Answer>;
}

/** Each process sends one message when it is loaded, and one answer to each task. */
export function createProcessPool<Task, Answer>(options: Options): ProcessPool<Task, Answer> {
  const { workers, waiting, idleMs, residentMb } = options;
  const queue = createWorkQueue({ atOnce: workers, waiting });
  const idle: Idle[] = [];

  const forget = (child: ChildProcess): void => {
    const at = idle.findIndex((one) => one.child === child);
    const [found] = at === -1 ? [] : idle.splice(at, 1);
    if (found) clearTimeout(found.timer);
  };

  const rest = (child: ChildProcess): void => {
    const timer = setTimeout(
      () => {
        forget(child);
        void endChild(child);
      },
      Math.min(idleMs, longestIdleMs),
    );
    timer.unref();
    child.unref();
    child.channel?.unref();
    idle.push({ child, timer });
  };

  const start = async (): Promise<ChildProcess> => {
    const child = forkChild(options);
    child.once('exit', () => forget(child));
    try {
      await nextMessage(child, { cpuMs: options.loadMs, residentMb });
      return child;
    } catch (error) {
      await endChild(child);
      throw error;
    }
  };

  const wake = async (): Promise<ChildProcess> => {
    const found = idle.pop();
    if (!found) return start();
    clearTimeout(found.timer);
    found.child.ref();
    found.child.channel?.ref();
    return found.child;
  };

  return {
    run: (task, { cpuMs, isHeavy = false }) =>
      queue.run(async () => {
        const child = await wake();
        try {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the process's file answers with this type
          const answer = (await nextMessage(child, { task, cpuMs, residentMb })) as Answer;
          if (isHeavy) await endChild(child);
          else rest(child);
          return answer;
        } catch (error) {
          await endChild(child);
          throw error;
        }
      }),
  };
}

interface Wanted {
  task?: unknown;
  cpuMs: number;
  residentMb: number;
}

/**
 * Sends the task, if there is one. Returns the child’s next message, or rejects with the reason why there
 * is none.
 */
function nextMessage(child: ChildProcess, { task, cpuMs, residentMb }: Wanted): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      stopWatching();
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const fail = (reason: WorkerFailure['reason'], cause?: unknown): void =>
      done(() => reject(new WorkerFailure(reason, cause)));
    const onMessage = (message: unknown): void => done(() => resolve(message));
    const onError = (cause: unknown): void => fail('crash', cause);
    const onExit = (_code: unknown, signal: NodeJS.Signals | null): void =>
      fail(reasonOfExit(signal));
    const stopWatching = watchUsage(child.pid, { cpuMs, residentMb, onOver: fail });
    child.on('message', onMessage).on('error', onError).on('exit', onExit);
    if (hasEnded(child)) fail('crash');
    else if (task !== undefined) send(child, { task, onError });
  });
}

function send(
  child: ChildProcess,
  { task, onError }: { task: unknown; onError: (cause: unknown) => void },
): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a task is an object or a text
  child.send(task as object, (cause) => {
    // When the child has ended, its exit event gives the reason.
    if (cause && !hasEnded(child) && child.connected) onError(cause);
  });
}

/**
 * V8 aborts when its heap is full. A process over its own limits fails before it exits. A kill seen here
 * therefore comes from outside: the system needed memory, or an operator stopped the service.
 */
function reasonOfExit(signal: NodeJS.Signals | null): WorkerFailure['reason'] {
  if (signal === 'SIGABRT') return 'memory';
  return signal === 'SIGKILL' || signal === 'SIGTERM' ? 'killed' : 'crash';
}
