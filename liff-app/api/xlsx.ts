import { Worker } from 'node:worker_threads';
import { Problem } from '../../domain/problem.ts';
import type { ReadSheet, Workbook } from '../../domain/list/workbook.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/** Longest a file may take; a province-year takes about a second. */
const withinMs = 20_000;
/** A register of 500 people is 40 kB packed and 400 kB unpacked. */
const mostUnpackedBytes = 40 * 1024 * 1024;

export type XlsxTask = { write: Workbook } | { read: Uint8Array };
export type XlsxAnswer = { bytes: Uint8Array } | { sheets: ReadSheet[] } | { failed: string };

/** A workbook as the bytes of an XLSX file. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const answer = await inWorker({ write: workbook });
  if ('bytes' in answer) return answer.bytes;
  throw new Problem('unexpected', { details: { xlsx: 'failed' in answer ? answer.failed : '' } });
}

/** The sheets of an uploaded file; what is no XLSX, or grows too large, is refused before it is read. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (unpackedBytes(bytes, mostUnpackedBytes) === null) throw new Problem('sheet-unreadable');
  const answer = await inWorker({ read: bytes });
  if ('sheets' in answer) return answer.sheets;
  throw new Problem('sheet-unreadable');
}

/**
 * The library takes 77 MB as soon as it is loaded, and a strange file may take more: a thread of its
 * own gives all of it back, and can be ended.
 */
function inWorker(task: XlsxTask): Promise<XlsxAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('xlsx-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const late = setTimeout(() => {
      void worker.terminate();
      resolve({ failed: 'time-out' });
    }, withinMs);
    worker.once('message', (answer: XlsxAnswer) => resolve(answer));
    worker.once('error', (error) => resolve({ failed: String(error) }));
    worker.once('messageerror', reject);
    worker.once('exit', (code) => {
      clearTimeout(late);
      resolve({ failed: `exit ${code}` });
    });
  });
}
