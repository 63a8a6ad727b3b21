import mongoose from 'mongoose';
import { afterAll, inject } from 'vitest';
import { connect } from '#models/mongo/connect.ts';

/**
 * MongoDB’s profiler records the plan of every query of a screen. The collections below are small, so they
 * may be read without an index.
 */
const readWhole = new Set(['holidays', 'letters', 'settings', 'criteria', 'areas']);

interface Profiled {
  ns: string;
  op: string;
  planSummary?: string;
  command?: unknown;
}

/** A database whose queries are recorded. It is dropped after the test file. */
export async function openPlans() {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test-plans-${process.pid}-${performance.now().toFixed(0)}`;
  const db = await connect(uri.href);
  const client = new mongoose.mongo.MongoClient(uri.href);
  const own = client.db();
  afterAll(async () => {
    await own.command({ profile: 0 });
    await db.drop();
    await db.close();
    await client.close();
  });
  return {
    db,
    /** The number of queries that the work makes, and the collections that it reads without an index. */
    scansOf: async (
      work: () => Promise<unknown>,
    ): Promise<{ queries: number; scans: string[] }> => {
      await own.command({ profile: 0 });
      await own.collection('system.profile').drop();
      await own.command({ profile: 2 });
      await work();
      await own.command({ profile: 0 });
      const rows = await own
        .collection('system.profile')
        .find<Profiled>({ planSummary: { $exists: true } })
        .toArray();
      const scans = rows
        .filter((row) => row.planSummary?.includes('COLLSCAN'))
        .map((row) => row.ns.split('.').at(-1) ?? '')
        .filter((name) => !readWhole.has(name) && name !== 'profile');
      return { queries: rows.length, scans };
    },
  };
}
