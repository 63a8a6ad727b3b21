import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { writeXlsx } from '#api/xlsx.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { createProcessPool } from '#api/process-pool.ts';
import { createWorkQueue } from '#use-cases/files/work-queue.ts';
import { smallBombs, zipOf } from '#test/support/hostile/hostile-workbooks.ts';
import { officeWorkbook } from '#test/support/office-workbook.ts';

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

const day = { day: '2024-12-25' };

/** A ZIP with one file that is not a workbook. */
function zipOfOne(content: Buffer, stated = content.length): Buffer {
  return zipOf([{ name: 'x', content, stated }]);
}

describe('an XLSX file', () => {
  it('returns Thai text, numbers and days as they were written', async () => {
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

  it('continues a text of more than 32,767 characters in the row below, with a mark', async () => {
    const long = `${'ก'.repeat(40_000)}จบ`;
    const columns = [
      { label: 'ชื่อ', type: 'text' as const },
      { label: 'ผล', type: 'text' as const },
    ];
    const sheets = [
      {
        name: 'ยาว',
        columns,
        rows: [
          ['แรก', long],
          ['ถัดไป', 'สั้น'],
        ],
      },
    ];
    const [sheet] = await readXlsx(await writeXlsx({ name: 'ยาว', sheets }));
    const [, first, second, next] = sheet?.rows ?? [];
    expect([first?.[0], second?.[0], next]).toEqual(['แรก', '', ['ถัดไป', 'สั้น']]);
    expect(first?.[1]).toMatch(/ก \(ต่อแถวถัดไป\)$/);
    expect(second?.[1]).toMatch(/^\(ต่อ\) ก+จบ$/);
    expect(`${first?.[1]}${second?.[1]}`.replace(' (ต่อแถวถัดไป)(ต่อ) ', '')).toBe(long);
    for (const row of [first, second]) expect(row?.[1]?.length).toBeLessThanOrEqual(32_767);
  });

  it.each(['1', 'true'] as const)(
    'reads the days of a workbook with date1904="%s"',
    async (date1904) => {
      const rows = [[day], [{ formula: 'A1', result: day }]];
      const bytes = officeWorkbook({ date1904, sheets: [{ name: 'ทะเบียน', rows }] });
      const [sheet] = await readXlsx(bytes);
      expect(sheet?.rows).toEqual([['2024-12-25'], ['2024-12-25']]);
    },
  );

  it('gives the stored value of a formula and no error value, and says which sheet is hidden', async () => {
    const formulas = [
      { formula: 'B1&"ดี"', result: 'จันทร์ดี' },
      { formula: '1/0', result: { error: '#DIV/0!' } },
      { formula: '1+2', result: 3 },
    ];
    const sheets = [
      { name: 'ข้อมูล', rows: [formulas], hidden: true },
      { name: 'ทะเบียน', rows: [['ชื่อ']], bordersDownTo: 3_500 },
    ];
    expect(await readXlsx(officeWorkbook({ sheets }))).toEqual([
      { name: 'ข้อมูล', rows: [['จันทร์ดี', '', '3']], hidden: true },
      { name: 'ทะเบียน', rows: [['ชื่อ']], emptyBelow: 3_499 },
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

  it('is refused by the sizes in its directory before it is unzipped', async () => {
    const bomb = zipOfOne(Buffer.alloc(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readXlsx(bomb)).rejects.toMatchObject({ code: 'workbook-too-large', status: 413 });
  });

  it('is refused when it unzips to more bytes than its directory states', async () => {
    const lying = zipOfOne(Buffer.alloc(60_000_000), 10);
    await expect(readXlsx(lying)).rejects.toMatchObject({ code: 'sheet-unreadable' });
  });

  it.each(['a cell in the last corner', 'cells of the whole sheet merged'] as const)(
    'is refused when its 1.5 kB hold too many cells with %s',
    async (what) => {
      await expect(readXlsx(smallBombs[what]())).rejects.toMatchObject({
        code: 'workbook-too-many-cells',
      });
    },
  );

  it('is read without its drop-down lists when 1.5 kB hold a list for every cell', async () => {
    const [sheet] = await readXlsx(smallBombs['a choice for every cell']());
    expect(sheet?.rows).toEqual([['1']]);
  });

  it('is refused when it has 5,001 rows', async () => {
    const rows = Array.from({ length: 5_001 }, () => ['ก']);
    const columns = [{ label: 'ชื่อ', type: 'text' as const }];
    const bytes = await writeXlsx({ name: 'ยาว', sheets: [{ name: 'ยาว', columns, rows }] });
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'workbook-too-many-cells' });
  });

  it('is refused as busy when one file is being read and twenty are waiting', async () => {
    const good = await writeXlsx(book);
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => readXlsx(good)));
    const refused = all.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(19);
    expect(refused[0]?.reason).toMatchObject({ code: 'busy', status: 503 });
  });
});

/** Polls until the condition holds. */
const until = (isSo: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 60_000, interval: 20 });

/** A zombie process counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

/** Linux has a priority for each thread, other systems one for the process. */
function prioritiesOf(pid: number): Set<number> {
  const tasks = `/proc/${pid}/task`;
  const threads = existsSync(tasks) ? readdirSync(tasks).map(Number) : [pid];
  return new Set(threads.map((thread) => getPriority(thread)));
}

describe('the pool of child processes', () => {
  const options = {
    file: new URL('pool-tasks.ts', import.meta.url),
    workers: 1,
    waiting: 1,
    heapMb: 64,
    residentMb: 250,
    loadMs: 10_000,
    idleMs: 60_000,
  };
  const plenty = { cpuMs: 20_000 };

  it.each([
    ['late', 'takes more processor time than its limit', 'hang', 100],
    ['starved', 'gets no processor time', 'wait', 100],
    ['memory', 'fills its heap', 'heap', 20_000],
    ['memory', 'fills memory outside its heap', 'buffers', 20_000],
    ['killed', 'is killed by the system', 'kill', 20_000],
    ['crash', 'crashes', 'crash', 20_000],
  ])(
    'reports %s for a task that %s, and runs the next task',
    async (reason, _what, task, cpuMs) => {
      const pool = createProcessPool<string, string>(options);
      await expect(pool.run(task, { cpuMs })).rejects.toMatchObject({ reason });
      expect(await pool.run('next', plenty)).toBe('next');
    },
  );

  it('keeps its process for the next task, and ends it after a heavy one', async () => {
    const pool = createProcessPool<string, number>(options);
    const first = await pool.run('pid', plenty);
    expect(await pool.run('pid', { ...plenty, isHeavy: true })).toBe(first);
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
    expect(await pool.run('pid', plenty)).not.toBe(first);
  });

  it('replaces an idle process that was killed', async () => {
    const pool = createProcessPool<string, number>(options);
    const first = await pool.run('pid', plenty);
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(first, 0)).toThrow('ESRCH'));
    expect(await pool.run('pid', plenty)).not.toBe(first);
  });

  it('gives every thread of its process the lowest priority', async () => {
    const pool = createProcessPool<string, number>(options);
    const pid = await pool.run('pid', plenty);
    expect(prioritiesOf(pid)).toEqual(new Set([constants.priority.PRIORITY_LOW]));
  });

  it.each([
    ['rests', []],
    ['is in the middle of a task', ['busy']],
  ])('ends its processes when its parent is killed while it %s', async (_what, args) => {
    const file = fileURLToPath(new URL('pool-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, [file, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line: unknown[] = await once(parent.stdout, 'data');
    const pid = Number(String(line[0]));
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isRunning(pid));
  });

  it('never runs more processes than its limit', async () => {
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
