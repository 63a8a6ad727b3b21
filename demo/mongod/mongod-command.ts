import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export async function run(command: {
  command: string;
  args: string[];
  timeoutMs: number;
}): Promise<string> {
  const { stdout } = await execute(command.command, command.args, { timeout: command.timeoutMs });
  return stdout;
}

/** Runs mongod once to check that it starts on this machine. If a library is missing, it fails here. */
export async function mongodVersion(path: string): Promise<string> {
  const text = await run({ command: path, args: ['--version'], timeoutMs: 15_000 });
  const version = /^db version v(\d+\.\d+\.\d+)/m.exec(text)?.[1];
  if (version === undefined) throw new Error('--version names no version');
  return version;
}

/** The shell searches the PATH, because this code does not read the environment. */
export async function onPath(name: string): Promise<string | null> {
  try {
    const found = await run({
      command: 'sh',
      args: ['-c', 'command -v "$1"', 'sh', name],
      timeoutMs: 5_000,
    });
    return found.trim() || null;
  } catch {
    return null;
  }
}
