import type { ChildProcess } from 'node:child_process';
import { limits } from '#domain/limits.ts';
import { endChild, forkChild } from '../forked-child.ts';
import { watchUsage } from '../process-usage.ts';
import type { JobReport, JobTask } from './job-messages.ts';

const { heapMb, processMemoryMb, cpuMs } = limits.fileJob;

interface Options {
  task: JobTask;
  progress: (at: { done: number; total: number }) => void;
  /** Aborts the work, because the job now belongs to another process. */
  signal: AbortSignal;
}

/** The result of a job’s process. `stopped` means that the signal ended it. */
export type JobEnd = Exclude<JobReport, { progress: unknown }> | 'stopped';

/** Makes the file of a job in a separate process, which ends afterwards and releases its memory. */
export async function runJob({ task, progress, signal }: Options): Promise<JobEnd> {
  if (signal.aborted) return 'stopped';
  const child = forkChild({ file: new URL('job-process.ts', import.meta.url), heapMb });
  try {
    return await ended(child, { task, progress, signal });
  } finally {
    await endChild(child);
  }
}

function ended(child: ChildProcess, { task, progress, signal }: Options): Promise<JobEnd> {
  return new Promise((resolve) => {
    const settle = (end: JobEnd): void => {
      stopWatching();
      signal.removeEventListener('abort', stop);
      resolve(end);
    };
    const stop = (): void => settle('stopped');
    const stopWatching = watchUsage(child.pid, {
      cpuMs,
      residentMb: processMemoryMb,
      onOver: (reason) => settle({ failed: `worker: ${reason}` }),
    });
    signal.addEventListener('abort', stop);
    child.on('message', (message: JobReport | 'ready') => {
      if (message === 'ready') child.send(task);
      else if ('progress' in message) progress(message.progress);
      else settle(message);
    });
    child.on('exit', (code, killedBy) => settle({ failed: `worker: exit ${killedBy ?? code}` }));
  });
}
