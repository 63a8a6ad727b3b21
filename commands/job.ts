import { startApp, builtWeb } from '../app.ts';
import { createClock } from '../clock.ts';
import { ConfigError, processConfig } from '../config.ts';
import { jobs } from '../jobs/index.ts';
import type { Command } from './command.ts';

/** Runs one job by hand, in a process that serves nothing else. */
export const runJob: Command = async (call) => {
  const [name] = call.arguments;
  const known = jobs.map((job) => job.name).join(', ');
  if (!name || !jobs.some((job) => job.name === name)) throw new ConfigError(`Which job? ${known}`);
  const config = { ...processConfig(), run: { web: false, jobs: false } };
  const clock = createClock({ wallClock: call.wallClock, start: config.clockStart });
  const app = await startApp({
    config,
    clock,
    wallClock: call.wallClock,
    webRoot: builtWeb('dist'),
  });
  await app.scheduler.runNow(name);
  await app.close();
};
