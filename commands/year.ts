import { resolve } from 'node:path';
import { ConfigError } from '#server/config.ts';
import { writeCountryYear } from '#server/country-year.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** Writes all reports of a fiscal year from every province to one workbook: `year 2568 year.xlsx`. */
export const countryYear: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const [year = '', file] = call.arguments;
    if (!/^25\d\d$/.test(year) || !file)
      throw new ConfigError('Which year and file? year 2568 year.xlsx');
    let told = 0;
    const { rows } = await writeCountryYear(db, {
      fiscalYear: Number(year),
      file: resolve(file),
      now,
      progress: ({ done, total }) => {
        const tenths = Math.floor((done / total) * 10);
        if (tenths > told) call.print(`${tenths * 10} %`);
        told = Math.max(told, tenths);
      },
    });
    call.print(`${rows} rows are in ${resolve(file)}`);
  });
