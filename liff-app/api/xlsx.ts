import { limits } from '#domain/limits.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import type { PaperWorkbook } from '#domain/papers/workbooks/paper-workbook.ts';
import { Problem } from '#domain/problem.ts';
import { heavyBytes, heavyWork } from '#use-cases/files/heavy-work.ts';
import { requireSmallArchive } from './archive.ts';
import { WorkerFailure, createProcessPool, refuseWhenBusy } from './process-pool.ts';

export type XlsxTask = { write: Workbook } | { paper: PaperWorkbook } | { read: Uint8Array };
/** `refused`: the file exceeds a limit. `failed`: the library cannot read it. */
export type XlsxAnswer =
  | { bytes: Uint8Array }
  | { sheetsJson: Uint8Array<ArrayBuffer> }
  | { refused: 'workbook-too-large' | 'workbook-too-many-cells' | 'sheet-unreadable' }
  | { failed: string };

const { workers, waiting, workerMemoryMb, processMemoryMb, readMs, writeMs } = limits.workbook;
const idleMs = 20_000;

/** The library takes 77 MB when loaded, so it runs in a process that ends when idle. */
const pool = createProcessPool<XlsxTask, XlsxAnswer>({
  file: new URL('xlsx-process.ts', import.meta.url),
  workers,
  waiting,
  heapMb: workerMemoryMb,
  residentMb: processMemoryMb,
  loadMs: readMs,
  idleMs,
});

/** A workbook as the bytes of an XLSX file. */
export function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  return written({ write: workbook });
}

/** The workbook of a paper as the bytes of an XLSX file. */
export function writePaperXlsx(paper: PaperWorkbook): Promise<Uint8Array> {
  return written({ paper });
}

async function written(task: XlsxTask): Promise<Uint8Array> {
  const answer = await refuseWhenBusy(pool.run(task, { cpuMs: writeMs }));
  if ('bytes' in answer) return answer.bytes;
  throw new Problem('unexpected', { details: { xlsx: 'failed' in answer ? answer.failed : '' } });
}

/**
 * The sheets of an uploaded file as JSON of ReadSheet[]. A file that is no XLSX or exceeds a limit is
 * refused. The child process writes the JSON, because writing half a million cells would delay every other
 * answer here.
 */
export async function readXlsxJson(bytes: Uint8Array): Promise<Uint8Array> {
  const unzipped = await requireSmallArchive(bytes);
  const isHeavy = unzipped > heavyBytes;
  const read = () => readInPool(bytes, isHeavy);
  const answer = await (isHeavy ? heavyWork.run(read) : read());
  if ('sheetsJson' in answer) return answer.sheetsJson;
  throw new Problem('refused' in answer ? answer.refused : 'sheet-unreadable');
}

async function readInPool(read: Uint8Array, isHeavy: boolean): Promise<XlsxAnswer> {
  try {
    return await refuseWhenBusy(pool.run({ read }, { cpuMs: readMs, isHeavy }));
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    return { refused: error.reason === 'crash' ? 'sheet-unreadable' : 'workbook-too-many-cells' };
  }
}
