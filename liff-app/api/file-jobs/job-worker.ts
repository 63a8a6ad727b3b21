import { Problem } from '#domain/problem.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { actorOf } from '#use-cases/people/join.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { endIdleAfter } from '../process-pool.ts';
import { bundleZip } from './bundle-zip.ts';
import { paperFile } from './paper-file.ts';
import { yearXlsx } from './year-xlsx.ts';
import type { FileInPieces, Progress } from './file-in-pieces.ts';
import type { JobReport, JobTask } from './job-messages.ts';

const idleMs = 300;

/** Runs in a separate process (job-runner.ts): reads the data, makes and stores one file, then ends. */
function report(message: JobReport): void {
  process.send?.(message);
}

/** Uses the permissions that the person has now. */
async function situationOf(db: Database, { job, now }: JobTask): Promise<RequestContext> {
  const person = await db.stores.persons.get(job.person);
  if (!person || person.erasedAt) throw new Problem('not-allowed');
  return { db, actor: actorOf(person), now, channel: 'app' };
}

function fileOf(
  situation: RequestContext,
  { job: { file }, progress }: { job: JobTask['job']; progress: Progress },
): Promise<FileInPieces> {
  switch (file.kind) {
    case 'bundle':
      return bundleZip(situation, { request: file, progress });
    case 'year':
      return yearXlsx(situation, { request: file, progress });
    case 'paper':
      return paperFile(situation, { request: file, progress });
  }
}

async function made(task: JobTask): Promise<JobReport> {
  const db = await connect(task.databaseUri);
  const { job } = task;
  const situation = await situationOf(db, task);
  const progress: Progress = (at) => report({ progress: at });
  const { name, ending, pieces } = await fileOf(situation, { job, progress });
  const stored = await db.stores.fileJobs.madeFiles.write(job.id, pieces);
  return { made: { ...stored, name, ending } };
}

async function end(task: JobTask): Promise<void> {
  try {
    report(await made(task));
  } catch (error) {
    if (error instanceof Problem) report({ refused: error.code });
    else
      report({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

endIdleAfter(idleMs);
process.on('message', (task: JobTask) => {
  void end(task);
});
process.send?.('ready');
