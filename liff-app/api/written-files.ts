import { createHash } from 'node:crypto';
import type { Workbook } from '#domain/list/workbook.ts';
import { writeXlsx } from './xlsx.ts';

/** As long as a signed link opens its file (file-links.ts). */
const keptMs = 10 * 60_000;
const mostBytes = 16 * 1_024 * 1_024;

interface Written {
  bytes: Promise<Uint8Array>;
  size: number;
  until: number;
}

interface Options {
  wallClock: () => Date;
  write?: (workbook: Workbook) => Promise<Uint8Array>;
}

/**
 * Keeps written workbooks by their content: a link opened forty times at once writes its file once. The
 * content is read with the person's rights each time, so a person gets only files they may read.
 */
export function createWrittenFiles({ wallClock, write = writeXlsx }: Options) {
  const kept = new Map<string, Written>();

  const sizeOfAll = (): number => [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  const makeRoom = (): void => {
    for (const [key, { until }] of kept) if (until <= wallClock().getTime()) kept.delete(key);
    for (const [key, { size }] of kept) {
      if (sizeOfAll() <= mostBytes) return;
      if (size > 0) kept.delete(key);
    }
  };
  /** A finished file counts with its size; a failed one is tried again next time. */
  const settle = async (key: string, entry: Written): Promise<void> => {
    try {
      entry.size = (await entry.bytes).length;
      makeRoom();
    } catch {
      kept.delete(key);
    }
  };
  const begin = (key: string, workbook: Workbook): Written => {
    const bytes = write(workbook);
    const entry: Written = { bytes, size: 0, until: wallClock().getTime() + keptMs };
    kept.set(key, entry);
    void settle(key, entry);
    return entry;
  };

  return {
    bytesOf(workbook: Workbook): Promise<Uint8Array> {
      makeRoom();
      const key = createHash('sha256').update(JSON.stringify(workbook)).digest('hex');
      return (kept.get(key) ?? begin(key, workbook)).bytes;
    },
  };
}
