import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from './migration.ts';

interface Lock {
  _id: string;
  by: string;
  until: Date;
}

const _id = 'migrations';
/** A process that has died loses the lock after this time. */
const leaseMs = 60_000;
const renewEveryMs = 15_000;
const retryEveryMs = 250;
const longestWaitMs = 30 * 60_000;

/**
 * Runs the work while no other process runs it, and waits for one that does. The clock of the
 * database decides, because the clocks of the machines may differ.
 */
export async function withMigrationLock<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const locks = db.collection<Lock>('migrationLock');
  const by = randomUUID();
  const lease = [{ $set: { by, until: { $add: ['$$NOW', leaseMs] } } }];
  const take = async (): Promise<boolean> => {
    const isOver = { $lte: ['$until', '$$NOW'] };
    return (await locks.updateOne({ _id, $expr: isOver }, lease)).matchedCount === 1;
  };
  await locks.updateOne({ _id }, { $setOnInsert: { by, until: new Date(0) } }, { upsert: true });
  for (let waited = 0; !(await take()); waited += retryEveryMs) {
    if (waited >= longestWaitMs) throw new Error('another process is still migrating the data');
    await wait(retryEveryMs);
  }
  // A failed renewal is tried again. The lease is long enough for several failures.
  const renewal = setInterval(
    () => void locks.updateOne({ _id, by }, lease).catch(() => {}),
    renewEveryMs,
  );
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await locks.updateOne({ _id, by }, { $set: { until: new Date(0) } });
  }
}
