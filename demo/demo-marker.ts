import mongoose from 'mongoose';

const collection = 'demoMarker';
const serverSelectionTimeoutMS = 5_000;

/**
 * Marks an empty database as the demo's own. Returns true when it is marked now or was before.
 * Returns false and writes nothing when it has data that the demo did not create.
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

/** Marks a database the demo has just emptied; the running app may have written into it meanwhile. */
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
