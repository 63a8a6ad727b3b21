import { Problem } from '#domain/problem.ts';
import type { FileJob } from '#models/file-jobs.ts';
import {
  cancelFileJob,
  findMadeFile,
  listFileJobs,
  startFileJob,
} from '#use-cases/files/file-jobs.ts';
import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import { execute } from '#use-cases/use-case.ts';
import type { fileRows } from '#contract/files.ts';
import type { Call, EndpointsOf } from './endpoint.ts';

export const fileEndpoints: EndpointsOf<typeof fileRows> = {
  'file.link': async (call, { file }) => {
    const situation = call.situation();
    await requireFileAllowance(situation);
    if (file.kind !== 'made') return call.linkTo(file);
    const input = { id: file.job, wallNow: call.wallNow() };
    const { expiresAt } = await execute(findMadeFile, { situation, input });
    return call.linkTo(file, expiresAt);
  },
  'fileJob.start': async (call, { id, file }) => {
    const situation = call.situation();
    await requireFileAllowance(situation);
    const input = { id, file, wallNow: call.wallNow() };
    const job = await execute(startFileJob, { situation, input });
    await call.makeFile(job.id);
    return viewOf((await jobsOf(call)).find((one) => one.id === job.id) ?? job);
  },
  'fileJobs.list': async (call) => ({ jobs: (await jobsOf(call)).map(viewOf) }),
  'fileJob.cancel': async (call, { id }) =>
    viewOf(await execute(cancelFileJob, { situation: call.situation(), input: { id } })),
};

async function jobsOf(call: Call): Promise<FileJob[]> {
  const input = { wallNow: call.wallNow() };
  return (await execute(listFileJobs, { situation: call.situation(), input })).jobs;
}

function viewOf(job: FileJob) {
  const { id, title, file, state, askedAt, done, total, made, problem, expiresAt } = job;
  const words = problem === null ? null : new Problem(problem).userMessage;
  const bytes = made?.bytes ?? null;
  return { id, title, file, state, askedAt, done, total, bytes, problem: words, expiresAt };
}
