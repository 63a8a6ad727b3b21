import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { writeYear } from '#api/file-jobs/write-year.ts';
import type { Database } from '#models/mongo/connect.ts';
import { readCountryYear } from '#use-cases/files/read-year.ts';
import { execute, system } from '#use-cases/use-case.ts';

interface CountryYear {
  fiscalYear: number;
  /** The path of the workbook. An existing file is replaced. */
  file: string;
  now: Date;
  progress: (at: { done: number; total: number }) => void;
}

/** Writes the workbook of all provinces, row by row. */
export async function writeCountryYear(db: Database, of: CountryYear): Promise<{ rows: number }> {
  const { fiscalYear, file, now, progress } = of;
  const situation = { db, actor: system, now, channel: 'shell' as const };
  const book = await execute(readCountryYear, { situation, input: { fiscalYear } });
  const to = createWriteStream(file);
  await Promise.all([writeYear(book, { to, progress }), finished(to)]);
  return { rows: book.total };
}
