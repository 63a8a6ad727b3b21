import mongoose from 'mongoose';

const collection = 'demoMarker';
const serverSelectionTimeoutMS = 5_000;

/**
 * Marks an empty database as the demo's own. True when it is marked now or was before; false, with
 * nothing written, when it holds data that the demo did not make.
 */
export async function claimForDemo(uri: string): Promise<boolean> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS });
  try {
    const db = client.db();
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
      ({ name }) => name,
    );
    if (names.includes(collection)) return true;
    if (names.length > 0) return false;
    await db.collection(collection).insertOne({ madeBy: 'npm run demo' });
    return true;
  } finally {
    await client.close();
  }
}
