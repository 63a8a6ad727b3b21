import { startApp, builtWeb } from '#server/app.ts';
import { createClock } from '#server/clock.ts';
import { ConfigError, nothing, processConfig } from '#server/config.ts';
import { jobs } from '#jobs/index.ts';
import type { Scheduler } from '#jobs/support/scheduler.ts';
import type { Command } from './command.ts';

/** Runs one job by hand in its own process. */
export const runJob: Command = async (call) => {
  const [name] = call.arguments;
  const known = jobs.map((job) => job.name).join(', ');
  if (!name || !jobs.some((job) => job.name === name)) throw new ConfigError(`Which job? ${known}`);
  const config = { ...processConfig(), run: nothing };
  const clock = createClock({ wallClock: call.wallClock, start: config.clockStart });
  const app = await startApp({
    config,
    clock,
    wallClock: call.wallClock,
    webRoot: builtWeb('dist'),
  });
  const note = await app.scheduler.runNow(name);
  await app.close();
  if (note === 'failed') process.exitCode = 1;
  call.print(`${name}: ${wordsOf(note)}`);
};

function wordsOf(note: Awaited<ReturnType<Scheduler['runNow']>>): string {
  if (note === 'failed') return 'failed, the reason is in the log line above';
  if (note === false || note === 'not now') return 'not now, it is outside its hours';
  const parts = Object.entries(note).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}
