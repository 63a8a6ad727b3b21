import * as z from 'zod/mini';
import { areaLabel, levelOf } from '#domain/centre/centre.ts';
import { longFileSchema } from '#domain/files/long-file.ts';
import type { LongFile } from '#domain/files/long-file.ts';
import { limits } from '#domain/limits.ts';
import { isMadeFor, paperKinds } from '#domain/papers/paper.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { FileJob } from '#models/file-jobs.ts';
import { command, query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const idSchema = z.uuid();
/** The expiry is a wall-clock time, because mongod deletes expired documents by its own clock. */
const wallNow = z.date();
const shown = 10;

/**
 * Asks for a file that takes long. A repeated id, or the same file while it is being made, does not
 * start a second job.
 */
export const startFileJob = command({
  name: 'fileJob.start',
  input: z.object({ id: idSchema, file: longFileSchema, wallNow }),
  run: async (env, { id, file, wallNow: asked }): Promise<FileJob> => {
    const { stores, actor } = env;
    requireExport(env, file);
    const known = await stores.fileJobs.get(id);
    if (known) return ownJob(env, known);
    const open = await stores.fileJobs.underWayOf(actor.person);
    const same = open.find((job) => JSON.stringify(job.file) === JSON.stringify(file));
    if (same) return same;
    if (open.length >= limits.fileJob.openPerPerson) throw new Problem('too-many-file-jobs');
    const job: FileJob = {
      id,
      person: actor.person,
      areaCode: file.area,
      file,
      title: await titleOf(env, file),
      state: 'waiting',
      askedAt: env.now,
      endedAt: null,
      done: 0,
      total: null,
      attempts: 0,
      claimedBy: null,
      leaseUntil: null,
      made: null,
      problem: null,
      expiresAt: new Date(asked.getTime() + limits.fileJob.keptMs),
    };
    await stores.fileJobs.insert(job);
    env.audit({ subject: `area:${file.area}`, areaCode: file.area, note: job.title });
    return job;
  },
});

/** The files that the person asked for in the last day, newest first. */
export const listFileJobs = query({
  name: 'fileJobs.list',
  input: z.object({ wallNow }),
  run: async ({ stores, actor }, { wallNow: now }): Promise<{ jobs: FileJob[] }> => {
    const jobs = await stores.fileJobs.ofPerson(actor.person, { wallNow: now, limit: shown });
    return { jobs: jobs.filter(({ state }) => state !== 'cancelled') };
  },
});

/** Cancels the making of a file. A finished job is not changed. */
export const cancelFileJob = command({
  name: 'fileJob.cancel',
  input: z.object({ id: idSchema }),
  run: async (env, { id }): Promise<FileJob> => {
    const { stores, actor, now } = env;
    const cancelled = await stores.fileJobs.cancel(id, { person: actor.person, at: now });
    if (!cancelled) return ownJob(env, await stores.fileJobs.get(id));
    env.audit({
      subject: `area:${cancelled.areaCode}`,
      areaCode: cancelled.areaCode,
      note: cancelled.title,
    });
    return cancelled;
  },
});

/** A finished file, for the person who asked for it. The permission is checked again. */
export const findMadeFile = query({
  name: 'fileJob.open',
  input: z.object({ id: idSchema, wallNow }),
  run: async (env, { id, wallNow: now }) => {
    const { file, made, expiresAt } = ownJob(env, await env.stores.fileJobs.get(id));
    requireExport(env, file);
    if (!made || expiresAt <= now) throw new Problem('link-expired');
    return { ...made, expiresAt };
  },
});

function requireExport(env: UseCaseContext, file: LongFile): void {
  const level = levelOf(file.area);
  const isMade = file.kind !== 'paper' || isMadeFor(file.paper, { level, format: file.format });
  if (level === 'tambon' || !isMade) throw new Problem('invalid-input');
  requirePermission(env, { action: 'export.read', subject: { areaCode: file.area } });
}

function ownJob({ actor }: UseCaseContext, job: FileJob | null): FileJob {
  if (job?.person !== actor.person) throw new Problem('not-found');
  return job;
}

const formatNames = { pdf: 'PDF', xlsx: 'Excel', docx: 'Word' } as const;

async function titleOf({ stores }: UseCaseContext, file: LongFile): Promise<string> {
  const area = await stores.areas.get(file.area);
  if (!area) throw new Problem('not-found');
  if (file.kind === 'paper') {
    const round = file.round === undefined ? '' : ` ครั้งที่\u00a0${file.round}`;
    return `${paperKinds[file.paper].title}${round} ${areaLabel(area)} ${formatNames[file.format]}`;
  }
  if (file.kind === 'year') {
    const letter = await stores.letters.get(file.letter);
    if (!letter) throw new Problem('not-found');
    return `Excel ทั้งปี ${areaLabel(area)} ปี\u00a0${letter.fiscalYear}`;
  }
  return `ชุดเอกสาร ${areaLabel(area)} กำหนดส่ง ${unbroken(formatDay(file.dueOn, 'medium'))}`;
}

/** Keeps a date on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
