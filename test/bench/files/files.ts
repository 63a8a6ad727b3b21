import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { yearStart } from '../as-started.ts';
import { createAsk } from '../ask.ts';
import { benchStart, startProvince } from '../province.ts';
import type { Province } from '../province.ts';
import { percentiles } from '../raw-client.ts';
import type { Bench, Report } from '../report.ts';
import { copyProvince, fillYear } from './fill-year.ts';
import { watchMemory } from './watch-memory.ts';

const letter = 'chiang-rai-2568';
const idleMs = 5_000;
const people = 10;
const readEveryMs = 100;
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
  const officers = province.people.filter(({ grants }) => grants[0]?.role === 'officer');
  const readers = await Promise.all(
    officers.slice(0, people).map((officer) => province.cookieOf(officer.id)),
  );
  const chief = province.people.find(({ grants }) => grants[0]?.role === 'province');
  const cookie = await province.cookieOf(chief?.id ?? '');

  /** Ten people read their duties until `over`. Returns the times of the reads. */
  const reads = async (over: () => boolean) => {
    const times: number[] = [];
    await Promise.all(
      readers.map(async (reader) => {
        while (!over()) {
          times.push((await ask({ method: 'GET', path: '/api/duties/mine', cookie: reader })).ms);
          await pause(readEveryMs);
        }
      }),
    );
    return percentiles(times);
  };
  const forMs = (ms: number) => {
    const startedAt = performance.now();
    return () => performance.now() - startedAt > ms;
  };
  await reads(forMs(idleMs));
  const idle = await reads(forMs(idleMs));

  for (const [name, file, mostSeconds] of [
    ['bundle of the province', { kind: 'bundle', area: '57', dueOn: '2024-12-25' }, 20],
    ['year of the province', { kind: 'year', area: '57', letter }, 3],
  ] as const) {
    const memory = watchMemory(process.pid, (command) => /-process\.ts/.test(command));
    const id = randomUUID();
    const startedAt = performance.now();
    let ended = 0;
    const made = (async () => {
      await ask({ method: 'POST', path: '/api/files/jobs', cookie, json: { id, file } });
      for (;;) {
        const job = await province.db.stores.fileJobs.get(id);
        if (job?.state === 'done' || job?.state === 'failed') {
          ended = performance.now();
          return job;
        }
        await pause(100);
      }
    })();
    const during = await reads(() => ended > 0);
    const job = await made;
    const seconds = (ended - startedAt) / 1_000;
    memory.stop();
    await pause(2_000);
    report.raw(name, {
      state: job.state,
      files: job.total ?? 0,
      MB: ((job.made?.bytes ?? 0) / 1e6).toFixed(1),
      seconds: seconds.toFixed(2),
      memoryMb: Math.round(memory.most()),
      memoryAfterMb: Math.round(memory.now()),
      readsP95Idle: idle.p95.toFixed(1),
      readsP95: during.p95.toFixed(1),
    });
    report.bar(`${name}, seconds`, { value: seconds, atMost: mostSeconds });
    report.bar(`${name}, MB of all its processes`, { value: memory.most(), atMost: 400 });
    report.bar(`${name}, p95 of reads meanwhile to idle`, {
      value: during.p95 / idle.p95,
      atMost: 1.2,
    });
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
