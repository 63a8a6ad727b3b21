import { createProcessPool } from '#api/process-pool.ts';

/** A process with a pool. It prints the process id of its child. As `busy` it starts an endless task. */
const pool = createProcessPool<string, number>({
  file: new URL('pool-tasks.ts', import.meta.url),
  workers: 1,
  waiting: 1,
  heapMb: 64,
  residentMb: 250,
  loadMs: 10_000,
  idleMs: 60_000,
});
const child = await pool.run('pid', { cpuMs: 20_000 });
if (process.argv[2] === 'busy') void pool.run('hang', { cpuMs: 20_000 });
process.stdout.write(`${child}\n`);
// Runs until it is killed.
setInterval(() => undefined, 60_000);
