import * as z from 'zod/mini';
import { rawWorksheetSchema } from '#contract/files.ts';
import { readXlsxJson } from '#api/xlsx.ts';

/** The sheets of an XLSX file as the API reads them. */
export async function readXlsx(bytes: Uint8Array) {
  const json = Buffer.from(await readXlsxJson(bytes)).toString();
  return z.array(rawWorksheetSchema).parse(JSON.parse(json));
}
