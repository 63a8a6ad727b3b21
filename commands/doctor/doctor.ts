import { ConfigError, processConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import type { Command } from '../command.ts';
import { examine, findingOf } from './examine.ts';
import type { Finding } from './examine.ts';
import { fault } from './faults.ts';

/**
 * Checks settings, MongoDB, LINE and LIFF, and prints what it finds and what to do. The exit code is
 * 1 when something does not work. `--json` prints the findings as JSON.
 */
export const doctor: Command = async (call) => {
  const config = readSettings();
  const findings =
    'check' in config ? [config] : await examine(config, { wallClock: call.wallClock });
  if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
  if (call.arguments.includes('--json')) return call.print(JSON.stringify(findings, null, 2));
  for (const finding of findings) for (const line of linesOf(finding)) call.print(line);
};

function readSettings(): Config | Finding {
  try {
    return processConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [, ...names] = error.message.split('\n');
    const about = names.length === 0 ? error.message : names.map((name) => name.trim()).join(', ');
    return findingOf('settings', fault('settings', about));
  }
}

const marks = { ok: 'ok   ', warn: 'WARN ', fail: 'FAIL ' } as const;

export function linesOf({ check, state, th, en }: Finding): string[] {
  const line = `${marks[state]} ${check}: ${en}`;
  return state === 'ok' ? [line] : [line, `      ${th}`];
}
