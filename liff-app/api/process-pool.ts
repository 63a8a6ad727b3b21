import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';
import { watchUsage } from './process-usage.ts';

/**
 * Processes and not threads: the garbage collector of a thread has helpers at normal priority in the main
 * process, its memory stays there, and a crash of its library would end every answer.
 */
interface Options {
  file: URL;
  workers: number;
  waiting: number;
  /** Most of V8's heap. */
  heapMb: number;
  /** Most of everything, buffers outside the heap included. Held on Linux. */
  residentMb: number;
  /** Processor time for loading the library. */
  loadMs: number;
  /** A process without work ends after this time and gives its memory back. */
  idleMs: number;
}

/**
 * Why a task has no answer: it took too much processor time, got too little of it from a busy machine,
 * needed too much memory, its process was ended from outside, or its process failed.
 */
export class WorkerFailure extends Error {
  readonly reason: 'late' | 'starved' | 'memory' | 'killed' | 'crash';
  constructor(reason: WorkerFailure['reason'], cause?: unknown) {
    super(`worker: ${reason}`, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}

interface Idle {
  child: ChildProcess;
  timer: NodeJS.Timeout;
}

export interface ProcessPool<Task, Answer> {
  /**
   * Answers a task within so much processor time; throws Problem `busy` or a WorkerFailure. After a heavy
   * one the process ends and its memory returns to the system.
   */
  run(task: Task, limit: { cpuMs: number; isHeavy?: boolean }): Promise<Answer>;
}

/** Processes that send one message when they are loaded and one answer to each task. */
export function createProcessPool<Task, Answer>(options: Options): ProcessPool<Task, Answer> {
  const { workers, waiting, idleMs, residentMb } = options;
  const turns = createWorkQueue({ atOnce: workers, waiting });
  const idle: Idle[] = [];

  const forget = (child: ChildProcess): void => {
    const at = idle.findIndex((one) => one.child === child);
    const [found] = at === -1 ? [] : idle.splice(at, 1);
    if (found) clearTimeout(found.timer);
  };

  const rest = (child: ChildProcess): void => {
    const timer = setTimeout(() => {
      forget(child);
      void end(child);
    }, idleMs);
    timer.unref();
    child.unref();
    child.channel?.unref();
    idle.push({ child, timer });
  };

  const start = async (): Promise<ChildProcess> => {
    const child = startChild(options);
    child.once('exit', () => forget(child));
    try {
      await nextMessage(child, { cpuMs: options.loadMs, residentMb });
      return child;
    } catch (error) {
      await end(child);
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
      turns.run(async () => {
        const child = await wake();
        try {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the process's file answers with this type
          const answer = (await nextMessage(child, { task, cpuMs, residentMb })) as Answer;
          if (isHeavy) await end(child);
          else rest(child);
          return answer;
        } catch (error) {
          await end(child);
          throw error;
        }
      }),
  };
}

function startChild({ file, heapMb }: Options): ChildProcess {
  const cache = getCompileCacheDir();
  const child = fork(fileURLToPath(file), cache ? [dirname(cache)] : [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=4'],
    // No secret of the main process is in its memory.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Said also between two tasks, where nothing waits for it.
  child.on('error', () => undefined);
  lower(child);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Its first thread, before it starts the others: a new thread has the priority of its creator. */
function lower({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await ended;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

interface Wanted {
  task?: unknown;
  cpuMs: number;
  residentMb: number;
}

/** Sends the task, if any; returns the child's next message or says why there is none. */
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
    // When it ended, its exit says why.
    if (cause && !hasEnded(child) && child.connected) onError(cause);
  });
}

/**
 * V8 aborts when its heap is full. A process over its own limits fails before it exits, so a kill seen
 * here comes from outside: the system takes memory back, or an operator stops the service.
 */
function reasonOfExit(signal: NodeJS.Signals | null): WorkerFailure['reason'] {
  if (signal === 'SIGABRT') return 'memory';
  return signal === 'SIGKILL' || signal === 'SIGTERM' ? 'killed' : 'crash';
}
