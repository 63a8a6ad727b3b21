import { describe, expect, it } from 'vitest';
import { writeXlsx } from '#api/xlsx.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { createWorkerPool } from '#api/worker-pool.ts';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';
import { smallBombs, zipOf } from '#test/support/hostile/hostile-workbooks.ts';

const book = {
  name: 'ทะเบียน',
  sheets: [
    {
      name: 'ทะเบียน/กรรมการ:ทดลอง ชื่อยาวเกินกว่าที่โปรแกรมรับได้',
      heading: ['ทะเบียนกรรมการ', 'ศอช.ต.ตัวอย่าง'],
      columns: [
        { label: 'ชื่อ', type: 'text' as const },
        { label: 'หมู่ที่', type: 'number' as const },
        { label: 'ตั้งแต่', type: 'date' as const },
        { label: 'ตำแหน่ง', type: 'text' as const, options: ['ประธาน', 'กรรมการ'] },
      ],
      rows: [
        ['นางจันทร์ดี สมมุติ', 3, { day: '2024-12-25' as const }, 'ประธาน'],
        ['น้ำปั้น กตัญญู', null, null, 'กรรมการ'],
      ],
      roomFor: 50,
    },
  ],
};

/** A ZIP of one file that is no workbook. */
function zipOfOne(content: Buffer, stated = content.length): Buffer {
  return zipOf([{ name: 'x', content, stated }]);
}

describe('an XLSX file', () => {
  it('reads back Thai text, numbers and days as they were written', async () => {
    const [sheet] = await readXlsx(await writeXlsx(book));
    expect(sheet?.name).toBe('ทะเบียน กรรมการ ทดลอง ชื่อยาวเก');
    expect(sheet?.rows).toEqual([
      ['ทะเบียนกรรมการ'],
      ['ศอช.ต.ตัวอย่าง'],
      ['ชื่อ', 'หมู่ที่', 'ตั้งแต่', 'ตำแหน่ง'],
      ['นางจันทร์ดี สมมุติ', '3', '2024-12-25', 'ประธาน'],
      ['น้ำปั้น กตัญญู', '', '', 'กรรมการ'],
    ]);
  });

  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['text that calls itself a sheet', Buffer.from('ชื่อ,ตำแหน่ง\n')],
    ['a ZIP that is no workbook', zipOfOne(Buffer.from('สวัสดี'))],
    ['a file cut in the middle', zipOfOne(Buffer.alloc(4000, 1)).subarray(0, 40)],
    ['a ZIP whose list points outside', zipOfOne(Buffer.from('a')).fill(255, 40, 60)],
  ])('is refused in Thai when it is %s', async (_what, bytes) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'sheet-unreadable' });
  });

  it('is refused by the sizes in its directory before anything is unzipped', async () => {
    const bomb = zipOfOne(Buffer.alloc(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readXlsx(bomb)).rejects.toMatchObject({ code: 'workbook-too-large', status: 413 });
  });

  it('is refused when it unzips to more than its directory states', async () => {
    const lying = zipOfOne(Buffer.alloc(60_000_000), 10);
    await expect(readXlsx(lying)).rejects.toMatchObject({ code: 'sheet-unreadable' });
  });

  it.each(['a cell in the last corner', 'cells of the whole sheet merged'] as const)(
    'is refused for its cells with 1.5 kB and %s',
    async (what) => {
      await expect(readXlsx(smallBombs[what]())).rejects.toMatchObject({
        code: 'workbook-too-many-cells',
      });
    },
  );

  it('is read without its choices when 1.5 kB hold a choice for every cell', async () => {
    const [sheet] = await readXlsx(smallBombs['a choice for every cell']());
    expect(sheet?.rows).toEqual([['1']]);
  });

  it('is refused with 5,001 rows', async () => {
    const rows = Array.from({ length: 5_001 }, () => ['ก']);
    const columns = [{ label: 'ชื่อ', type: 'text' as const }];
    const bytes = await writeXlsx({ name: 'ยาว', sheets: [{ name: 'ยาว', columns, rows }] });
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'workbook-too-many-cells' });
  });

  it('refuses the 22nd of forty at once as busy, one worked on and twenty waiting', async () => {
    const good = await writeXlsx(book);
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => readXlsx(good)));
    const refused = all.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(19);
    expect(refused[0]?.reason).toMatchObject({ code: 'busy', status: 503 });
  });
});

describe('a pool of threads', () => {
  const options = { workers: 1, waiting: 1, memoryMb: 64, idleMs: 1 };
  const threadOf = (source: string): URL =>
    new URL(`data:text/javascript,${encodeURIComponent(source)}`);

  it('ends a task over its time and serves the next one', async () => {
    const source = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (task) => { while (task === 'hang'); parentPort.postMessage(task); });
      parentPort.postMessage('ready');`;
    const pool = createWorkerPool<string, string>({ ...options, file: threadOf(source) });
    await expect(pool.run('hang', { cpuMs: 20 })).rejects.toMatchObject({ reason: 'late' });
    expect(await pool.run('next', { cpuMs: 10_000 })).toBe('next');
  });

  it('gives up a thread that gets no processor time, without blaming the task', async () => {
    const source = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => undefined);
      parentPort.postMessage('ready');`;
    const pool = createWorkerPool<string, string>({ ...options, file: threadOf(source) });
    await expect(pool.run('wait', { cpuMs: 20 })).rejects.toMatchObject({ reason: 'starved' });
  });

  it('never runs more than its number at once', async () => {
    const turns = createWorkQueue({ atOnce: 2, waiting: 8 });
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => turns.run(work)));
    expect([most, running]).toEqual([2, 0]);
  });
});
