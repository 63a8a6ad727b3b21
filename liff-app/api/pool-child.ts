import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { lowerAllThreads } from '#use-cases/files/thread-priority.ts';

/** What a child of the process pool does before it loads its library. */
export function beChild(): void {
  // Loading takes most of a second, which would compete with answers.
  lowerAllThreads();
  const [, , compileCache] = process.argv;
  if (compileCache) enableCompileCache(compileCache);
  process.once('disconnect', () => process.exit());
  endWithParent();
}

/** In the middle of a task the event loop does not see that the parent is gone; a thread does. */
function endWithParent(): void {
  const watch = `const { workerData } = require('node:worker_threads');
    setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL'); }, 500);`;
  new Worker(watch, { eval: true, workerData: process.ppid }).unref();
}
