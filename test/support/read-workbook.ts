import * as z from 'zod/mini';
import { readSheetSchema } from '#contract/files.ts';
import { readXlsxJson } from '#api/xlsx.ts';

/** The sheets of an XLSX file as the API reads them. */
export async function readXlsx(bytes: Uint8Array) {
  const json = Buffer.from(await readXlsxJson(bytes)).toString();
  return z.array(readSheetSchema).parse(JSON.parse(json));
}
