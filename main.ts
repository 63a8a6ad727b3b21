import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClock } from './server/clock.ts';
import { ConfigError, processConfig } from './server/config.ts';

/** A middling nursery, swept in time (docs/decisions/0008). `npm start` says so earlier still. */
setFlagsFromString('--max-semi-space-size=32');
setFlagsFromString('--heap-growing-percent=150');

/** Starts and stops everything; the only place that reads the real clock. */
const wallClock = (): Date => new Date();

async function serve(): Promise<void> {
  // First of all: a start that lacks its settings, as while the image is built, fills the compile cache too.
  const { builtWeb, startApp } = await import('./server/app.ts');
  const config = processConfig();
  const clock = createClock({ wallClock, start: config.clockStart });
  const app = await startApp({ config, clock, wallClock, webRoot: builtWeb('dist') });
  sweep();
  app.log.info({ port: app.port, run: config.run }, 'ready');
  const stop = (): void => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ error: String(error) }, 'stopped badly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** What loading left behind goes before the first visitor comes: 25 MB less at rest (docs/decisions/0008). */
function sweep(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (isCollector(collect)) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

function isCollector(found: unknown): found is NodeJS.GCFunction {
  return typeof found === 'function';
}

async function main(name: string | undefined, rest: readonly string[]): Promise<void> {
  if (name === undefined) return serve();
  // Loaded only for a command: the server starts without what it never needs.
  const { commands } = await import('./commands/index.ts');
  const command = commands[name];
  if (!command)
    throw new ConfigError(`Unknown command ${name}. Known: ${Object.keys(commands).join(', ')}`);
  await command({ arguments: rest, wallClock, print: (line) => process.stdout.write(`${line}\n`) });
}

// What was stripped of its types and compiled once is not again: a third of the start, and of the memory.
enableCompileCache();
try {
  const [name, ...rest] = process.argv.slice(2);
  await main(name, rest);
} catch (error) {
  const told =
    error instanceof ConfigError
      ? error.message
      : error instanceof Error
        ? error.stack
        : String(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
}
