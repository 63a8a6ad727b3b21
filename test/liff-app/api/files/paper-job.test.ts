import { beforeAll, describe, expect, it } from 'vitest';
import { paperFile } from '#api/file-jobs/paper-file.ts';
import { refill, situation } from '#test/support/world.ts';
import { openJobDesk } from './job-desk.ts';

const { db, clients, runner, ask, ended, linkTo, failures } = await openJobDesk();
beforeAll(async () => {
  await refill(db);
  runner.start();
});

const file = {
  kind: 'paper',
  paper: 'grading-sheet',
  area: '5704',
  format: 'pdf',
  round: 1,
  blank: true,
} as const;

describe('a paper that is made as a job', () => {
  it('is kept as a PDF and continues a broken download', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, file);
    expect(json).toMatchObject({ title: 'แบบประเมินระดับรายตำบล ครั้งที่\u00a01 อ.เทิง PDF' });
    const job = await ended(json['id']);
    expect(job).toMatchObject({ state: 'done', attempts: 1, problem: null });
    const link = await linkTo(head, job.id);
    const whole = await fetch(link);
    expect(whole.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const rest = await fetch(link, { headers: { range: 'bytes=100-' } });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(100))).toBe(true);
    expect(failures).toEqual([]);
  });

  it('tells each of its steps', async () => {
    const told: string[] = [];
    const { kind: _kind, ...request } = file;
    await paperFile(situation(db, { as: 'head' }), {
      request: { ...request, format: 'xlsx' },
      progress: ({ done, total }) => told.push(`${done}/${total}`),
    });
    expect(told).toEqual(['0/2', '1/2', '2/2']);
  });

  it('leaves a row of the export in the audit, like a paper that is made at once', async () => {
    const rows = await db.stores.audit.ofSubject('area:5704');
    expect(rows.map(({ action }) => action)).toContain('paper.exported');
  });

  it('is refused for areas and formats that the paper does not have, and for strangers to the place', async () => {
    const { head, otherHead, officer } = await clients('head', 'otherHead', 'officer');
    const refused = [
      await ask(head, { ...file, area: '570401' }),
      await ask(head, { ...file, format: 'docx' }),
      await ask(head, { ...file, paper: 'status' }),
      await ask(otherHead, file),
      await ask(officer, file),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 403, 403]);
  });

  it('ends with the reason when there is nothing to print', async () => {
    const { head } = await clients('head');
    const { blank: _blank, ...sent } = file;
    const { json } = await ask(head, { ...sent, round: 2 });
    expect(await ended(json['id'])).toMatchObject({ state: 'failed', problem: 'paper-empty' });
  });
});
