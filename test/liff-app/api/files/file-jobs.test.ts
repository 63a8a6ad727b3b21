import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expiredFiles } from '#jobs/expired-files.ts';
import { refill } from '#test/support/world.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { at } from '../client.ts';
import { openJobDesk } from './job-desk.ts';

const { db, clients, newRunner, ask, ended, linkTo, failures } = await openJobDesk();
const file = { kind: 'bundle', area: '5704', dueOn: '2024-12-25' } as const;
const { fileJobs } = db.stores;

let runner = newRunner();
afterEach(() => runner.stop());

async function stateOf(id: string): Promise<string | undefined> {
  return (await fileJobs.get(id))?.state;
}

/** Kills the process that is making a file, without warning. */
async function killJobProcess(): Promise<void> {
  for (;;) {
    const found = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)])
      .toString()
      .split('\n')
      .find((line) => line.includes('file-jobs/job-process.ts'));
    if (found) {
      process.kill(Number.parseInt(found, 10), 'SIGKILL');
      return;
    }
    await pause(5);
  }
}

describe('a file that takes long to make', () => {
  beforeEach(async () => {
    await fileJobs.remove({});
    runner = newRunner();
  });

  it('is made by another process than the one that got the request, with its progress shown', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    expect(json).toMatchObject({
      state: 'waiting',
      title: 'ชุดเอกสาร อ.เทิง กำหนดส่ง 25\u00a0ธ.ค.\u00a02567',
      total: null,
    });
    runner.start();
    const job = await ended(json['id']);
    expect(job).toMatchObject({ state: 'done', attempts: 1, problem: null });
    expect(job.total).toBeGreaterThan(5);
    const { json: listed } = await head({ path: '/api/files/jobs' });
    expect(at(listed, 'jobs', 0)).toMatchObject({ id: job.id, bytes: job.made?.bytes });
  });

  it('is one job for two taps, and for two requests with one id', async () => {
    const { head } = await clients('head');
    const id = randomUUID();
    const answers = await Promise.all([ask(head, file, id), ask(head, file, id)]);
    const third = await ask(head, file);
    expect([...answers, third].map(({ json }) => json['id'])).toEqual([id, id, id]);
  });

  it('is refused while three others are made', async () => {
    const { head } = await clients('head');
    for (const dueOn of ['2024-12-25', '2025-03-31', '2025-06-25'])
      await ask(head, { ...file, dueOn });
    const { status, json } = await ask(head, { ...file, dueOn: '2025-09-30' });
    expect([status, json['code']]).toEqual([429, 'too-many-file-jobs']);
  });

  it('is made again when its process is killed with -9', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    runner.start();
    await killJobProcess();
    const job = await ended(json['id']);
    expect([job.state, job.attempts]).toEqual(['done', 2]);
    const response = await fetch(await linkTo(head, job.id));
    const names = Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())));
    expect(names).toContain('ศอช-อ.เทิง-2568-ครั้งที่-1/99-ที่ยังขาด.txt');
    expect(failures.pop()).toMatchObject({ cause: 'worker: exit SIGKILL' });
  });

  it('is taken over when the lease of a dead process has ended', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    const id = String(json['id']);
    await fileJobs.claim({ by: 'dead', wallNow: new Date(), leaseUntil: new Date(Date.now() - 1) });
    runner.start();
    expect(await ended(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(await fileJobs.renew({ id, by: 'dead' }, { done: 1, total: 2, leaseUntil: null })).toBe(
      false,
    );
  });

  it('waits for another process at once when its process stops', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    const id = String(json['id']);
    runner.start();
    while ((await stateOf(id)) !== 'running') await pause(5);
    await runner.stop();
    expect(await stateOf(id)).toBe('waiting');
  });

  it('is no longer made nor listed when it is cancelled', async () => {
    const { head, province } = await clients('head', 'province');
    const { json } = await ask(head, file);
    const id = String(json['id']);
    runner.start();
    while ((await stateOf(id)) !== 'running') await pause(5);
    const path = `/api/files/jobs/${id}/cancel`;
    expect((await province({ path, json: {} })).status).toBe(404);
    expect((await head({ path, json: {} })).json['state']).toBe('cancelled');
    expect((await head({ path: '/api/files/jobs' })).json['jobs']).toEqual([]);
    await runner.stop();
    expect(await fileJobs.get(id)).toMatchObject({ state: 'cancelled', made: null });
  });

  it('ends with a refusal when the person has lost the right', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    await db.stores.persons.update({ id: 'head' }, { $set: { grants: [] } });
    runner.start();
    const job = await ended(json['id']);
    expect([job.state, job.problem]).toEqual(['failed', 'not-allowed']);
  });
});

describe('the download of a made file', () => {
  let id = '';
  beforeAll(async () => {
    await refill(db);
    const { head } = await clients('head');
    runner = newRunner();
    runner.start();
    ({ id } = await ended((await ask(head, file)).json['id']));
  });
  async function madeFile() {
    const { head } = await clients('head');
    return { head, url: await linkTo(head, id) };
  }

  it('continues where it was interrupted', async () => {
    const { url } = await madeFile();
    const whole = await fetch(url);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const etag = String(whole.headers.get('etag'));
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const from = bytes.length - 1_000;
    const part = (headers: Record<string, string>) => fetch(url, { headers });
    const rest = await part({ range: `bytes=${from}-`, 'if-range': etag });
    expect(rest.status).toBe(206);
    const { length } = bytes;
    expect(rest.headers.get('content-range')).toBe(`bytes ${from}-${length - 1}/${length}`);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(from))).toBe(true);
    const another = await part({ range: 'bytes=10-', 'if-range': '"other"' });
    expect([another.status, (await another.arrayBuffer()).byteLength]).toEqual([200, length]);
    const beyond = await part({ range: `bytes=${length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([
      416,
      `bytes */${length}`,
    ]);
  });

  it('has a link valid for a day, and checks permission at each download', async () => {
    const { head, url } = await madeFile();
    const { json } = await head({ path: '/api/files', json: { file: { kind: 'made', job: id } } });
    const hours = (Date.parse(String(json['expiresAt'])) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    await db.stores.persons.update({ id: 'head' }, { $set: { grants: [] } });
    expect((await fetch(url)).status).toBe(403);
  });

  it('is not offered to another person', async () => {
    const { province } = await clients('province');
    const asked = { path: '/api/files', json: { file: { kind: 'made', job: id } } };
    expect((await province(asked)).status).toBe(404);
  });

  it('is no longer offered after a day, when the job expired-files removes the bytes', async () => {
    const { head, url } = await madeFile();
    const { tools } = createOffice(db);
    expect(await expiredFiles.run(tools)).toEqual({});
    const later = () => new Date(Date.now() + 26 * 3_600_000);
    expect(await expiredFiles.run({ ...tools, wallClock: later })).not.toEqual({});
    const broken = await fetch(url).then((response) => response.arrayBuffer(), String);
    expect(broken).toContain('fetch failed');
    await fileJobs.update({ id }, { $set: { expiresAt: new Date(Date.now() - 1) } });
    expect((await fetch(url)).status).toBe(410);
    const { json } = await head({ path: '/api/files/jobs' });
    expect(JSON.stringify(json)).not.toContain(id);
  });
});
