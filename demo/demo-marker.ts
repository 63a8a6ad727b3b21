import mongoose from 'mongoose';

const collection = 'demoMarker';
const serverSelectionTimeoutMS = 5_000;

/**
 * Marks an empty database as the demo's own. Returns true if it is marked now or already was. Returns
 * false and writes nothing if it contains data that the demo did not create.
 */
export function claimForDemo(uri: string): Promise<boolean> {
  return withMarkers(uri, async (db) => {
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
      ({ name }) => name,
    );
    if (names.includes(collection)) return true;
    if (names.length > 0) return false;
    await mark(db);
    return true;
  });
}

/**
 * Marks a database that the demo has just emptied. It may not be empty any more, because the running
 * app may have written to it in the meantime.
 */
export function markForDemo(uri: string): Promise<void> {
  return withMarkers(uri, mark);
}

type Db = mongoose.mongo.Db;

async function mark(db: Db): Promise<void> {
  await db.collection(collection).insertOne({ madeBy: 'npm run demo' });
}

async function withMarkers<T>(uri: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS });
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}
