import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'prasan-test-';
const memory = '/dev/shm';

/** Uses RAM if possible: journaled majority writes are then almost free. */
export function createRunDirectory(): string {
  const base = isWritable(memory) ? memory : tmpdir();
  sweep(base);
  return mkdtempSync(join(base, `${prefix}${process.pid}-`));
}

/** Removes the folders of killed runs, found by the process id in their name. */
function sweep(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(base, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
