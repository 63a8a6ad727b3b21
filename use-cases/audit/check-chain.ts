import { limits } from '#domain/limits.ts';
import { emptyChain, sealFault } from '#models/audit-seal.ts';
import type { ChainEnd, SealFault } from '#models/audit-seal.ts';
import type { Database } from '#models/mongo/connect.ts';

export interface ChainCheck {
  /** The number of rows that are unchanged since they were written. */
  rows: number;
  /** The number of rows whose personal text was erased. */
  erased: number;
  /**
   * The first row that was changed. `end`: rows after it are missing. `chain`: it differs from the
   * stored end of the chain. `erased`: its text was erased at a time when no person was erased.
   */
  fault: {
    sequence: number;
    id: string | null;
    what: SealFault | 'end' | 'chain' | 'erased';
  } | null;
  end: ChainEnd;
}

/** Reads the sealed rows from the first on, in batches, and stops at the first changed one. */
export async function checkChain({ stores: { audit } }: Database): Promise<ChainCheck> {
  const end = await audit.readChain();
  let at: ChainEnd = emptyChain;
  let erased = 0;
  const erasedRows = new Map<number, Place>();
  for (;;) {
    const rows = await audit.sealedAfter(at.sequence, limits.audit.checkRows);
    for (const row of rows) {
      const what = sealFault(row, at);
      const fault = what && { sequence: at.sequence + 1, id: row.id, what };
      if (fault) return { rows: at.sequence, erased, fault, end: at };
      if (row.seal.salt === null) erased += 1;
      const time = row.erasedAt?.getTime();
      if (time !== undefined && !erasedRows.has(time))
        erasedRows.set(time, { sequence: row.seal.sequence, id: row.id });
      at = { sequence: row.seal.sequence, hash: row.seal.hash };
    }
    if (rows.length < limits.audit.checkRows) break;
  }
  const fault =
    (await numberFault(audit, at)) ??
    (await erasureFault(audit, erasedRows)) ??
    (await endFault(audit, { at, end }));
  return { rows: at.sequence, erased, fault, end: at };
}

interface Place {
  sequence: number;
  id: string;
}

/** Text may be missing only from rows that the erasure of a person changed at exactly that time. */
async function erasureFault(
  audit: AuditStore,
  rows: ReadonlyMap<number, Place>,
): Promise<ChainCheck['fault']> {
  if (rows.size === 0) return null;
  const times = await audit.erasureTimes();
  const [first] = [...rows].flatMap(([time, place]) => (times.has(time) ? [] : [place]));
  return first ? { ...first, what: 'erased' } : null;
}

type AuditStore = Database['stores']['audit'];

/** Finds rows whose number is below 1 or missing. Reading in the order of numbers does not find them. */
async function numberFault(audit: AuditStore, at: ChainEnd): Promise<ChainCheck['fault']> {
  const id = await audit.misnumbered();
  return id === null ? null : { sequence: at.sequence + 1, id, what: 'number' };
}

/**
 * Compares the last row with the stored end. The end may have moved meanwhile, because rows were
 * sealed after it was read.
 */
async function endFault(
  audit: AuditStore,
  { at, end }: { at: ChainEnd; end: ChainEnd },
): Promise<ChainCheck['fault']> {
  if (at.sequence < end.sequence) return { sequence: at.sequence + 1, id: null, what: 'end' };
  const now = at.sequence > end.sequence ? await audit.readChain() : end;
  const isSame = now.sequence === at.sequence && now.hash === at.hash;
  if (isSame || now.sequence > at.sequence) return null;
  return {
    sequence: now.sequence + (now.sequence === at.sequence ? 0 : 1),
    id: null,
    what: 'chain',
  };
}

const faultWords = {
  number: 'has another number: rows before it were removed',
  row: 'was changed after it was written',
  text: 'has another text than when it was written',
  erased: 'lost text although no person was erased at that time',
  chain: 'is not the one at the stored end of the chain',
  end: 'and the rows after it are missing',
} as const;

/** Tells the operator which row is wrong, and how. */
export function chainFaultWords({ sequence, id, what }: NonNullable<ChainCheck['fault']>): string {
  return `row ${sequence}${id === null ? '' : ` (${id})`} ${faultWords[what]}`;
}
