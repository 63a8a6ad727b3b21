import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';

interface SetUp {
  /** A direct connection to the first member, made on its own machine without a user. */
  uri: string;
  replicaSet: string;
  /** All members, with the preferred primary first. */
  hosts: readonly string[];
  database: string;
  adminPassword: string;
  appPassword: string;
}

export const adminUser = 'admin';
export const appUser = 'prasan';
/**
 * Allows reads, writes, renames and indexes in one database. The app cannot see users or other
 * databases.
 */
const appRoles = ['readWrite'];
const adminRoles = ['userAdminAnyDatabase', 'clusterAdmin'];

const serverSelectionTimeoutMS = 10_000;
const primaryWithinMs = 60_000;
const pollMs = 200;
const authenticationFailed = 18;
const userExists = 51_003;

type Client = mongoose.mongo.MongoClient;

/**
 * Forms the replica set and creates its two users. MongoDB allows this only from its own machine, and
 * only before the first user exists. A second run changes nothing except the app's password, which it
 * sets again.
 */
export async function setUpMongo(setUp: SetUp): Promise<void> {
  const isReady = await asAdmin(setUp);
  if (!isReady) await firstTime(setUp);
  await withClient(setUp.uri, adminOptions(setUp), (client) => ensureAppUser(client, setUp));
}

function adminOptions({ adminPassword }: SetUp): mongoose.mongo.MongoClientOptions {
  return { auth: { username: adminUser, password: adminPassword }, authSource: 'admin' };
}

/** True when the administrator from an earlier run can sign in. */
async function asAdmin(setUp: SetUp): Promise<boolean> {
  try {
    await withClient(setUp.uri, adminOptions(setUp), (client) =>
      client.db('admin').command({ ping: 1 }),
    );
    return true;
  } catch (error) {
    if (hasCode(error, authenticationFailed)) return false;
    throw error;
  }
}

async function firstTime(setUp: SetUp): Promise<void> {
  const { uri, replicaSet, hosts, adminPassword } = setUp;
  await withClient(uri, {}, async (client) => {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello['setName'] === undefined)
      await admin.command({
        replSetInitiate: {
          _id: replicaSet,
          members: hosts.map((host, at) => ({ _id: at, host, priority: at === 0 ? 2 : 1 })),
        },
      });
    await untilPrimary(client);
    await admin.command({ createUser: adminUser, pwd: adminPassword, roles: adminRoles });
  });
}

async function ensureAppUser(client: Client, { database, appPassword }: SetUp): Promise<void> {
  await untilPrimary(client);
  const db = client.db(database);
  const roles = appRoles.map((role) => ({ role, db: database }));
  try {
    await db.command({ createUser: appUser, pwd: appPassword, roles });
  } catch (error) {
    if (!hasCode(error, userExists)) throw error;
    await db.command({ updateUser: appUser, pwd: appPassword, roles });
  }
}

async function untilPrimary(client: Client): Promise<void> {
  for (let waited = 0; ; waited += pollMs) {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    if (waited >= primaryWithinMs)
      throw new Error('this member did not become the primary; do the other members run?');
    await delay(pollMs);
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === code;
}

async function withClient<T>(
  uri: string,
  options: mongoose.mongo.MongoClientOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS, ...options });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
