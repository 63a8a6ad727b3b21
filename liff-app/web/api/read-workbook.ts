import * as z from 'zod/mini';
import { filePaths, rawWorksheetsSchema } from '#contract/files.ts';
import { problemOf } from './api.ts';
import type { Answer } from './api.ts';

const withinMs = 60_000;

export type RawWorksheets = z.infer<typeof rawWorksheetsSchema>['sheets'];

/** The rows of an XLSX file. The server reads it, so that the phone needs no spreadsheet library. */
export async function readWorkbook(file: File): Promise<Answer<RawWorksheets>> {
  const body = new FormData();
  body.append('file', file, file.name);
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(filePaths.sheets, {
      method: 'POST',
      body,
      credentials: 'same-origin',
      signal,
    });
    const answer: unknown = await response.json().catch(() => null);
    const read = z.safeParse(rawWorksheetsSchema, answer);
    if (response.ok && read.success) return { ok: true, value: read.data.sheets };
    return { ok: false, failure: { kind: 'problem', problem: problemOf(answer, response.status) } };
  } catch {
    return { ok: false, failure: { kind: signal.aborted ? 'timeout' : 'offline' } };
  }
}
