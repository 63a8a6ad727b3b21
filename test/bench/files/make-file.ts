import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LongFile } from '#domain/files/long-file.ts';
import { isUnderWay } from '#domain/files/long-file.ts';
import type { FileJob } from '#models/file-jobs.ts';
import type { Province } from '../province.ts';
import type { Ask } from './reads.ts';

const lookMs = 100;

/** The session of a province officer, who may ask for every file. */
export function chiefCookie(province: Province): Promise<string> {
  const chief = province.people.find(({ grants }) => grants[0]?.role === 'province');
  return province.cookieOf(chief?.id ?? '');
}

/** Asks for a file and waits for its end. */
export async function makeFile(
  { db }: Province,
  { ask, cookie, file }: { ask: Ask; cookie: string; file: LongFile },
): Promise<{ job: FileJob; seconds: number }> {
  const id = randomUUID();
  const startedAt = performance.now();
  await ask({ method: 'POST', path: '/api/files/jobs', cookie, json: { id, file } });
  for (;;) {
    const job = await db.stores.fileJobs.get(id);
    if (job && !isUnderWay(job.state))
      return { job, seconds: (performance.now() - startedAt) / 1_000 };
    await pause(lookMs);
  }
}
