import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;
type Collection = mongoose.mongo.Collection;

/** Canonical Extended JSON keeps the type of every number, so each value is restored exactly. */
export async function* linesOf(
  collection: Collection,
  session?: mongoose.mongo.ClientSession,
): AsyncIterable<string> {
  const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false };
  const cursor = collection.find(
    {},
    { sort: { _id: 1 }, ...asStored, ...(session ? { session } : {}) },
  );
  for await (const document of cursor) yield EJSON.stringify(document, { relaxed: false });
}

export function documentOf(line: string): mongoose.mongo.Document {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by linesOf; its checksum is verified
  return EJSON.parse(line, { relaxed: false }) as mongoose.mongo.Document;
}
