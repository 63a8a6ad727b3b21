import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { lowerAllThreads } from '#use-cases/files/thread-priority.ts';

/** Prepares a child of the process pool before it loads its library. */
export function beChild(): void {
  // Loading takes most of a second and would slow down the server's answers.
  lowerAllThreads();
  const [, , compileCache] = process.argv;
  if (compileCache) enableCompileCache(compileCache);
  process.once('disconnect', () => process.exit());
  endWithParent();
}

/** Ends the child when its parent has ended. A thread checks this, because a task blocks the event loop. */
function endWithParent(): void {
  const watch = `const { workerData } = require('node:worker_threads');
    setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL'); }, 500);`;
  new Worker(watch, { eval: true, workerData: process.ppid }).unref();
}
