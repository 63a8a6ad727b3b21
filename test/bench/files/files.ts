import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { yearStart } from '../as-started.ts';
import { createAsk } from '../ask.ts';
import { benchStart, startProvince } from '../province.ts';
import type { Province } from '../province.ts';
import type { Bench, Report } from '../report.ts';
import { copyProvince, fillYear } from './fill-year.ts';
import { chiefCookie, makeFile } from './make-file.ts';
import { watchMemory } from './watch-memory.ts';

const letter = 'chiang-rai-2568';
/** The processes of a job end soon after it. */
const settleMs = 2_000;
const provinces = 77;

/** Long files: the bundle and the workbook of a province, and the workbook of the whole country. */
export const filesBench: Bench = {
  name: 'files',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    report.raw('a full year', await fillYear(province.db));
    await ofProvince(province, report);
    await copyProvince(province.db, provinces);
    await ofCountry(mongoUri, report);
    await province.close();
  },
};

async function ofProvince(province: Province, report: Report): Promise<void> {
  const { ask, close } = createAsk(province.app.port);
  const cookie = await chiefCookie(province);
  for (const [name, file, mostSeconds] of [
    ['bundle of the province', { kind: 'bundle', area: '57', dueOn: '2024-12-25' }, 20],
    ['year of the province', { kind: 'year', area: '57', letter }, 3],
  ] as const) {
    const memory = watchMemory(process.pid, (command) => /-process\.ts/.test(command));
    const { job, seconds } = await makeFile(province, { ask, cookie, file });
    memory.stop();
    await pause(settleMs);
    report.raw(name, {
      state: job.state,
      files: job.total ?? 0,
      MB: ((job.made?.bytes ?? 0) / 1e6).toFixed(1),
      seconds: seconds.toFixed(2),
      memoryMb: Math.round(memory.most()),
      memoryAfterMb: Math.round(memory.now()),
    });
    report.bar(`${name}, seconds`, { value: seconds, atMost: mostSeconds });
    report.bar(`${name}, MB of all its processes`, { value: memory.most(), atMost: 400 });
  }
  close();
}

async function ofCountry(mongoUri: string, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'prasan-year-'));
  const file = join(folder, 'year.xlsx');
  const main = join(import.meta.dirname, '../../../main.ts');
  const memory = watchMemory(process.pid, (command) => command.includes(' year 2568 '));
  const startedAt = performance.now();
  const child = fork(main, ['year', '2568', file], {
    execArgv: yearStart.flags,
    env: {
      ...process.env,
      ...yearStart.environment,
      MONGODB_URI: mongoUri,
      CLOCK_START: benchStart,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'exit');
  memory.stop();
  report.raw('year of the country', {
    exit: child.exitCode ?? -1,
    provinces,
    seconds: ((performance.now() - startedAt) / 1_000).toFixed(1),
    MB: (statSync(file).size / 1e6).toFixed(1),
    memoryMb: Math.round(memory.most()),
  });
  report.bar('year of the country, MB of its process', { value: memory.most(), atMost: 300 });
  rmSync(folder, { recursive: true });
}
