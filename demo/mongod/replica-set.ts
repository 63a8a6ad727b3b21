import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';
import * as z from 'zod/mini';

export const replicaSetName = 'prasan';
const alreadyInitialized = 23;
const electionTimeoutMillis = 2_000;
const primaryTimeoutMs = 30_000;
const maxRetries = 20;
const dropPauseMs = 250;

type Admin = ReturnType<mongoose.mongo.Db['admin']>;

const currentConfigSchema = z.object({
  config: z.looseObject({
    version: z.number(),
    members: z.array(z.object({ host: z.string() })),
  }),
});

export function uriOf(hosts: string[]): string {
  return `mongodb://${hosts.join(',')}/prasan?replicaSet=${replicaSetName}`;
}

/** Makes these hosts one replica set, even if the data on disk belonged to another. */
export async function formReplicaSet(hosts: string[]): Promise<void> {
  await retryOnNetworkError(() =>
    withAdmin(`mongodb://${hosts[0]}/?directConnection=true`, (admin) => initiate(admin, hosts)),
  );
  await withAdmin(uriOf(hosts), (admin) => admin.ping());
}

async function initiate(admin: Admin, hosts: string[]): Promise<void> {
  try {
    await admin.command({
      replSetInitiate: { ...config(hosts), settings: { electionTimeoutMillis } },
    });
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError)) throw error;
    if (error.code !== alreadyInitialized) throw error;
    await reconfigure(admin, hosts);
  }
}

/** A mongod that gets another address changes its state and closes its connections. */
async function retryOnNetworkError(work: () => Promise<void>): Promise<void> {
  for (let left = maxRetries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoNetworkError) || left === 0) throw error;
      await delay(dropPauseMs);
    }
  }
}

function config(hosts: string[]) {
  return { _id: replicaSetName, members: hosts.map((host, index) => ({ _id: index, host })) };
}

/** The port may have changed since the last start. A set with old addresses could not elect a primary. */
async function reconfigure(admin: Admin, hosts: string[]): Promise<void> {
  const { config: old } = currentConfigSchema.parse(await admin.command({ replSetGetConfig: 1 }));
  const same = old.members.map((member) => member.host).join() === hosts.join();
  if (same) return;
  await admin.command({
    replSetReconfig: { ...old, ...config(hosts), version: old.version + 1 },
    force: true,
  });
}

async function withAdmin<T>(uri: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: primaryTimeoutMs,
  });
  try {
    return await work(client.db('admin').admin());
  } finally {
    await client.close();
  }
}
