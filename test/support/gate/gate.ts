import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { countsLine, parseCounts } from './counts.ts';
import type { Counts } from './counts.ts';

/**
 * Runs all checks of `npm test`, and prints one line a step. `check` stops before the tests. Every step
 * runs even after a failed one, so that one run shows every fault.
 */
const root = join(import.meta.dirname, '..', '..', '..');
const binaries = join(root, 'node_modules', '.bin');

interface Step {
  name: string;
  command: readonly [string, ...string[]];
}

const checks: Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of domain', command: ['tsc', '-p', 'domain/tsconfig.json'] },
  { name: 'types of web', command: ['tsc', '-p', 'liff-app/web/tsconfig.json'] },
  { name: 'unused', command: ['knip'] },
];

const build: Step = { name: 'web build', command: ['npm', 'run', '--silent', 'build'] };
const tests: Step = { name: 'tests', command: ['vitest', 'run'] };

async function gate(mode: string | undefined): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  for (const step of mode === 'check' ? checks : [...checks, build]) {
    add(counts, await runCheck(step));
  }
  if (mode !== 'check') add(counts, await runTests());
  return counts;
}

/** Prints no output of a step that passes, and the whole output of a step that fails. */
async function runCheck(step: Step): Promise<Counts> {
  const { code, output, seconds } = await run(step, () => {});
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${step.name}`);
  if (code === 0) return { passed: 1, failed: 0 };
  say(output);
  return { passed: 0, failed: 1 };
}

/** Prints output while a step runs. The step’s last line is held back, because ours is printed last. */
async function runTests(): Promise<Counts> {
  let counts: Counts | null = null;
  const { code, seconds } = await run(tests, (line) => {
    const found = parseCounts(line);
    if (found === null) say(line);
    else counts = found;
  });
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${tests.name}`);
  return orCrash(counts, code);
}

/** A run that aborts, or fails for a reason it does not count, counts as one failure. */
function orCrash(counts: Counts | null, code: number | null): Counts {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function run({ command: [name, ...args] }: Step, onLine: (line: string) => void) {
  const started = performance.now();
  const environment = { ...process.env, PATH: `${binaries}:${process.env['PATH'] ?? ''}` };
  const child = spawn(name, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listen = lineReader((line) => {
    lines.push(line);
    onLine(line);
  });
  child.stdout.on('data', listen.data);
  child.stderr.on('data', listen.data);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('error', () => resolve(null));
  child.once('close', resolve);
  const code = await promise;
  listen.end();
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  return { code, seconds, output: lines.join('\n') };
}

function lineReader(onLine: (line: string) => void) {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    data(chunk: Buffer): void {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end(): void {
      if (rest !== '') onLine(rest);
    },
  };
}

function add(counts: Counts, more: Counts): void {
  counts.passed += more.passed;
  counts.failed += more.failed;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const counts = await gate(process.argv[2]);
say(countsLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
