import { limits } from '#domain/limits.ts';
import type { Database } from '#models/mongo/connect.ts';
import { sealAll } from '#models/audit-seal.ts';

/**
 * Numbers the rows written since the last run and adds them to the hash chain, in batches. Rows are
 * written without a seal, so that two changes never wait for each other. Several processes may run
 * this at once.
 */
export async function sealAudit(
  db: Database,
): Promise<{ sealed: number; sequence: number; hash: string }> {
  const { audit } = db.stores;
  let end = await audit.openChain();
  for (let sealed = 0; ;) {
    const done = await db.transaction(() => sealBatch(db));
    sealed += done;
    end = await audit.readChain();
    if (done < limits.audit.sealRows) return { sealed, sequence: end.sequence, hash: end.hash };
  }
}

async function sealBatch({ stores: { audit } }: Database): Promise<number> {
  const from = await audit.readChain();
  const rows = await audit.unsealed(limits.audit.sealRows);
  if (rows.length === 0) return 0;
  const { sealed, end } = sealAll(rows, from);
  await audit.writeSeals(sealed, { from, to: end });
  return rows.length;
}
