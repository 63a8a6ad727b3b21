import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClock } from './server/clock.ts';
import { ConfigError, processConfig } from './server/config.ts';

/** Starts and stops everything. It is the only place that reads the real clock. */
const wallClock = (): Date => new Date();

/**
 * V8 heap settings of the server: a 32 MB semi-space and slower heap growth (docs/decisions/0008).
 * `npm start` sets them earlier, on the command line.
 */
function setHeap(): void {
  setFlagsFromString('--max-semi-space-size=32');
  setFlagsFromString('--heap-growing-percent=150');
}

async function serve(): Promise<void> {
  setHeap();
  // The app is loaded before the settings are read, so that a start without settings also fills the
  // compile cache. The image build uses this.
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

/**
 * Runs one full garbage collection after start-up, which saves 25 MB of idle memory
 * (docs/decisions/0008).
 */
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
  // The commands are loaded only when one is named, because the server does not need them.
  const { commands } = await import('./commands/index.ts');
  const command = commands[name];
  if (!command)
    throw new ConfigError(`Unknown command ${name}. Known: ${Object.keys(commands).join(', ')}`);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const terminal = process.stdin.isTTY ? await openTerminal() : null;
  try {
    await command({ arguments: rest, wallClock, print, ...(terminal && { ask: terminal.ask }) });
  } finally {
    terminal?.close();
  }
}

async function openTerminal() {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return {
    ask: (question: string): Promise<string> => terminal.question(question),
    close: (): void => terminal.close(),
  };
}

// Compiled modules are cached, which saves a third of the time and memory at start-up.
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
