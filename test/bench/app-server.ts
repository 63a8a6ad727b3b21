import { pino } from 'pino';
import { builtWeb, startApp } from '#server/app.ts';
import { createClock } from '#server/clock.ts';
import { processConfig } from '#server/config.ts';
import { tellUsage } from './tell-usage.ts';

/** The whole app in its own process, set up by the environment as in production. */
const wallClock = (): Date => new Date();
const startedAt = performance.now();
const config = processConfig({ PORT: '0' });
const clock = createClock({ wallClock, start: config.clockStart });
const app = await startApp({
  config,
  clock,
  wallClock,
  webRoot: builtWeb('dist'),
  log: pino({ level: 'error' }),
  // A few people send the load of hundreds, so the limit is raised.
  personRates: { second: 1e6, minute: 1e6 },
});
process.send?.({ port: app.port, readyMs: performance.now() - startedAt });
tellUsage();
process.once('disconnect', () => {
  void app.close().then(() => process.exit(0));
});
