import type { Database } from '#models/mongo/connect.ts';
import { chainFaultWords, checkChain } from '#use-cases/audit/check-chain.ts';
import { sized, skewOf } from './check.ts';
import type { Check, Patient, Seen } from './check.ts';
import { fault } from './faults.ts';
import type { Fault } from './faults.ts';

const minute = 60_000;
/** An event is handled within seconds. If events are older than this, no process handles them. */
const handledWithinMs = minute;
/** Sealing and sending run every minute, so they should never be later than this. */
const jobsWithinMs = 10 * minute;
const gigabyte = 1_000_000_000;
const leastFree = { bytes: 2 * gigabyte, share: 0.05 };

/** These checks are skipped when MongoDB was not reached, because that is the fault to report. */
function check(name: string, run: (db: Database, patient: Patient) => Promise<Seen>): Check {
  return {
    name,
    run: (patient) => {
      if (!patient.db) throw new Error('MongoDB was not reached');
      return run(patient.db, patient);
    },
  };
}

export const databaseChecks: readonly Check[] = [
  check('MongoDB', async (db, { wallClock }) => {
    const { version, replicaSet, members, time } = await db.health();
    const skew = skewOf(wallClock(), time);
    return {
      note: `version ${version}, replica set ${replicaSet} of ${members}`,
      faults: [
        replicaSet === null ? fault('no-replica-set') : null,
        skew === null ? null : fault('clock-mongodb', skew),
      ],
    };
  }),
  check('disk of MongoDB', async (db) => {
    const { disk } = await db.health();
    return { note: `${sized(disk.total - disk.used)} left`, faults: [diskFault(disk)] };
  }),
  check('data', async (db) => ({
    note: `${await db.stores.duties.count({})} duties`,
    faults: await dataFaults(db),
  })),
  check('migrations and indexes', async (db) => {
    if (await db.isHalfRestored()) return { note: '', faults: [fault('half-restored')] };
    const pending = (await db.migrations.isNew()) ? [] : await db.migrations.pending();
    if (pending.length > 0)
      return { note: '', faults: [fault('migrations-pending', pending.join(', '))] };
    const missing = (await db.migrations.isNew()) ? [] : await db.missingIndexes();
    return {
      note: 'in place',
      faults: [missing.length > 0 ? fault('indexes-missing', missing.join('; ')) : null],
    };
  }),
  check('waiting events', async (db, { wallClock }) => {
    const old = await db.stores.inbox.countDue(new Date(wallClock().getTime() - handledWithinMs));
    return {
      note: 'none waits longer than a minute',
      faults: [old > 0 ? fault('events-waiting', String(old)) : null],
    };
  }),
  check('parked events and deliveries', async (db) => {
    const events = await db.stores.inbox.countBy('parked');
    const deliveries = await db.stores.deliveries.count({ state: 'parked' });
    if (events + deliveries === 0) return { note: 'none' };
    const shown = (await db.stores.inbox.parked(3)).map(
      ({ id, reason }) => `${id} (${reason.split('\n')[0] ?? ''})`,
    );
    const what = [`${events} events, ${deliveries} deliveries`, ...shown].join('; ');
    return { note: '', faults: [fault('parked', what)] };
  }),
  check('audit chain', async (db, { wallClock }) => {
    const { rows, erased, fault: broken, end } = await checkChain(db);
    if (broken) return { note: '', faults: [fault('audit-broken', chainFaultWords(broken))] };
    const [waiting] = await db.stores.audit.unsealed(1);
    const isOld = waiting && wallClock().getTime() - waiting.at.getTime() > jobsWithinMs;
    return {
      note: `${rows} rows, ${erased} with erased text, ends with ${end.hash.slice(0, 16)}`,
      faults: [isOld ? fault('audit-unsealed', waiting.at.toISOString()) : null],
    };
  }),
  check('jobs', async (db, { wallClock }) => {
    const [last] = await db.stores.runs.find({}, { sort: { finishedAt: -1 }, limit: 1 });
    if (!last) return { note: 'none has run yet' };
    const since = last.finishedAt.toISOString();
    const isIdle = wallClock().getTime() - last.finishedAt.getTime() > jobsWithinMs;
    return {
      note: `the last ran at ${since}`,
      faults: [isIdle ? fault('jobs-idle', since) : null],
    };
  }),
];

async function dataFaults(db: Database): Promise<(Fault | null)[]> {
  const duties = await db.stores.duties.count({});
  if (duties === 0) return [fault('no-duties')];
  const isLed = (await db.stores.persons.count({ 'grants.role': 'admin' })) > 0;
  return [isLed ? null : fault('no-administrator')];
}

/** Exported for its test, because a test cannot fill a disk. */
export function diskFault({ used, total }: { used: number; total: number }): Fault | null {
  // Nothing was written to this database yet, so the server reports no disk.
  if (total === 0) return null;
  const free = total - used;
  if (free >= leastFree.bytes && free >= total * leastFree.share) return null;
  return fault('disk-low', sized(free));
}
