import { limits } from '#domain/limits.ts';
import { emptyChain, sealFault } from '#models/audit-seal.ts';
import type { ChainEnd, SealFault } from '#models/audit-seal.ts';
import type { Database } from '#models/mongo/connect.ts';

export interface ChainCheck {
  /** How many rows are as they were written. */
  rows: number;
  /** Rows whose personal text was erased. */
  erased: number;
  /** The first row that is not as it was written. `end`: newer rows are missing. */
  fault: { sequence: number; id: string | null; what: SealFault | 'end' } | null;
  end: ChainEnd;
}

/** Reads the sealed rows from the first, a batch at a time, and stops at the first broken one. */
export async function checkChain({ stores: { audit } }: Database): Promise<ChainCheck> {
  const end = await audit.readChain();
  let at: ChainEnd = emptyChain;
  let erased = 0;
  for (;;) {
    const rows = await audit.sealedAfter(at.sequence, limits.audit.checkRows);
    for (const row of rows) {
      const what = sealFault(row, at);
      const fault = what && { sequence: at.sequence + 1, id: row.id, what };
      if (fault) return { rows: at.sequence, erased, fault, end: at };
      if (row.seal.salt === null) erased += 1;
      at = { sequence: row.seal.sequence, hash: row.seal.hash };
    }
    if (rows.length < limits.audit.checkRows) break;
  }
  // Rows sealed since the first read may have come on top.
  if (at.sequence >= end.sequence) return { rows: at.sequence, erased, fault: null, end: at };
  const fault = { sequence: at.sequence + 1, id: null, what: 'end' as const };
  return { rows: at.sequence, erased, fault, end: at };
}

const faultWords = {
  number: 'has another number: rows before it were removed',
  row: 'was changed after it was written',
  text: 'has another text than when it was written',
  end: 'and the rows after it are missing',
} as const;

/** For the operator: which row is broken, and how. */
export function chainFaultWords({ sequence, id, what }: NonNullable<ChainCheck['fault']>): string {
  return `row ${sequence}${id === null ? '' : ` (${id})`} ${faultWords[what]}`;
}
