import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeCountryYear } from '#server/country-year.ts';
import { writeYear } from '#api/file-jobs/write-year.ts';
import { atBangkok } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { readCountryYear, readYear } from '#use-cases/files/read-year.ts';
import type { YearBook } from '#use-cases/files/read-year.ts';
import { execute, system } from '#use-cases/use-case.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { cast } from '#test/support/demo-world.ts';
import { cellsInFile, recalculated } from '#test/support/recalculate.ts';

const { db, people } = await demoDatabase();
const now = atBangkok('2024-12-27', '10:00');
const letter = 'chiang-rai-2568';

function yearOf(who: keyof typeof cast, area: AreaCode): Promise<YearBook> {
  const person = people.find(({ name }) => name.includes(cast[who]));
  if (!person) throw new Error(`the demo has no ${who}`);
  const situation = { db, actor: actorOf(person), now, channel: 'app' as const };
  return execute(readYear, { situation, input: { letter, area } });
}

async function written(book: YearBook): Promise<Buffer> {
  const to = new PassThrough();
  const [bytes] = await Promise.all([buffer(to), writeYear(book, { to, progress: () => {} })]);
  return bytes;
}

/** The cells below the header rows of a sheet, without its totals. */
function rowsOf(sheets: ReturnType<typeof cellsInFile>, name: string) {
  const rows = [...(sheets.get(name) ?? [])];
  const head = rows.findIndex((row) => row?.[0]?.value === 'จังหวัด');
  return rows.slice(head + 1).filter((row) => row[0]?.value !== 'รวม');
}

describe('the workbook of a year', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await written(await yearOf('province', '57'));
  });

  it('has the sheet สรุป and one sheet for each obligation, with a row for each duty', async () => {
    const sheets = cellsInFile(bytes);
    const duties = await db.stores.duties.ofLetter(letter);
    const obligations = new Set(duties.map(({ obligation }) => obligation));
    expect(sheets.size).toBe(obligations.size + 1);
    expect([...sheets.keys()][0]).toBe('สรุป');
    const rows = [...sheets.keys()].slice(1).map((name) => rowsOf(sheets, name).length);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(duties.length);
  });

  it('has in every formula the value that another calculator computes', () => {
    const { wrong, compared } = recalculated(bytes);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });

  it('has the counts of the ledger in สรุป', async () => {
    const foot = cellsInFile(bytes)
      .get('สรุป')
      ?.findLast((row) => row?.[1]?.value === 'รวม');
    const duties = await db.stores.duties.ofLetter(letter);
    const accepted = duties.filter(({ state }) => state === 'accepted').length;
    expect([foot?.[4]?.value, foot?.[11]?.value]).toEqual([accepted, duties.length]);
  });

  it('keeps text that begins like a formula as text', async () => {
    const risky = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'];
    const book = await yearOf('head', '5704');
    const column = { path: 'a', label: 'ก', type: 'text', foot: null } as const;
    const columns = risky.map(() => column);
    const rows = async function* () {
      yield [risky];
    };
    const sheets = [{ name: 'ก', title: '=ก', columns, rows }];
    const cells = cellsInFile(await written({ ...book, sheets })).get('ก') ?? [];
    expect(cells.flat().filter((cell) => cell.formula !== null)).toEqual([]);
    expect(cells.at(-1)?.map(({ value }) => value)).toEqual(risky);
  });

  it('is available to a head for the own district only, and to no officer', async () => {
    const own = cellsInFile(await written(await yearOf('head', '5704')));
    const districts = new Set(
      [...own.keys()].slice(1).flatMap((name) => rowsOf(own, name).map((row) => row[1]?.value)),
    );
    expect([...districts]).toEqual(['เทิง']);
    await expect(yearOf('head', '57')).rejects.toThrow('not-allowed');
    await expect(yearOf('officer', '5704')).rejects.toThrow('not-allowed');
  });

  it('is made for all provinces only from the shell, without phone numbers', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'prasan-year-')), 'year.xlsx');
    const { rows } = await writeCountryYear(db, {
      fiscalYear: 2568,
      file,
      now,
      progress: () => {},
    });
    expect(rows).toBe((await db.stores.duties.ofLetter(letter)).length);
    const cells = [...cellsInFile(readFileSync(file)).values()].flat(2);
    rmSync(dirname(file), { recursive: true });
    expect(cells.length).toBeGreaterThan(10_000);
    expect(cells.filter((cell) => /\b0\d{9}\b/.test(String(cell?.value)))).toEqual([]);
    const app = { db, actor: system, now, channel: 'app' as const };
    const input = { fiscalYear: 2568 };
    await expect(execute(readCountryYear, { situation: app, input })).rejects.toThrow(
      'not-allowed',
    );
  });
});
