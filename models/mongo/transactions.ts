import type { Connection } from 'mongoose';
import pLimit from 'p-limit';
import { Problem } from '#domain/problem.ts';
import { inTransaction } from './transaction-session.ts';

/**
 * How many transactions one process runs at the same time; the others wait in order. More of them
 * only conflict and need memory. 500 reports sent at once took 401 to 429 MB at 77 to 89 a second
 * without a limit, and 353 MB at 112 to 128 a second with it (2 cores, same hour).
 */
export const transactionsAtOnce = 32;

/**
 * Runs work as a MongoDB transaction with majority reads and writes. The driver repeats it after a
 * conflict.
 */
export function createTransactions(
  connection: Connection,
): <T>(work: () => Promise<T>) => Promise<T> {
  const limit = pLimit(transactionsAtOnce);
  return (work) => {
    // A nested transaction would commit by itself, and could wait for a slot that its outer
    // transaction occupies.
    if (inTransaction(connection).session) throw new Error('a transaction within a transaction');
    return limit(() => repeatTransaction(connection, work));
  };
}

/**
 * The locks of a killed process expire after ten seconds and are checked every five seconds. Some
 * seconds are added.
 */
const repeatWithinMs = 17_000;

/**
 * The driver repeats a transaction after a conflict. When this takes too long, `busy` is thrown.
 */
async function repeatTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  let result: { value: T } | null = null;
  const begun = performance.now();
  await connection.transaction(
    async () => {
      if (performance.now() - begun > repeatWithinMs) throw new Problem('busy');
      result = { value: await work() };
    },
    { readConcern: { level: 'majority' }, writeConcern: { w: 'majority', journal: true } },
  );
  return unwrap<T>(result);
}

function unwrap<T>(result: { value: T } | null): T {
  if (result === null) throw new Error('the transaction ended without a result');
  return result.value;
}
