import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { createFileJobRunner } from '#api/file-jobs/job-runner.ts';
import { connect } from '#models/mongo/connect.ts';
import { testUri } from '#test/support/database.ts';
import { now } from '#test/support/world.ts';
import { openDesk } from '../api-fixture.ts';
import { publicUrl } from '../client.ts';
import type { Answer, Client } from '../client.ts';

/**
 * The API with a process that makes files. Both connect to the database by its address. With `begins` the
 * process that got the request makes the file at once, and its answer waits for the end.
 */
export async function openJobDesk({ begins = false } = {}) {
  const databaseUri = testUri();
  const db = await connect(databaseUri);
  await db.ensureIndexes();
  const failures: unknown[] = [];
  const newRunner = () =>
    createFileJobRunner({
      db,
      databaseUri,
      clock: () => now,
      wallClock: () => new Date(),
      log: { info: () => {}, error: (fields) => failures.push(fields) },
    });
  const runner = newRunner();
  const desk = await openDesk(db, begins ? { fileJobs: runner } : {});
  afterAll(async () => {
    await runner.stop();
    await db.drop();
    await db.close();
  });

  const ask = (client: Client, file: unknown, id: string = randomUUID()): Promise<Answer> =>
    client({ path: '/api/files/jobs', json: { id, file } });
  const ended = async (id: unknown) => {
    for (;;) {
      const job = await db.stores.fileJobs.get(String(id));
      if (job && job.state !== 'waiting' && job.state !== 'running') return job;
      await pause(50);
    }
  };
  const linkTo = async (client: Client, job: unknown): Promise<string> => {
    const { json } = await client({ path: '/api/files', json: { file: { kind: 'made', job } } });
    return desk.api.base + String(json['url']).replace(publicUrl, '');
  };
  return {
    ...desk,
    db,
    runner,
    newRunner,
    failures,
    ask,
    /** Waits for the end of a job; only the test's own time limit ends the wait. */
    ended,
    linkTo,
    made: async (client: Client, file: unknown) => {
      const { json } = await ask(client, file);
      await ended(json['id']);
      return fetch(await linkTo(client, json['id']));
    },
  };
}
