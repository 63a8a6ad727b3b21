import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, trusted } from './mongo/collection.ts';

/**
 * A photo sent in chat that is not attached to a report yet. Its bytes are stored with those of
 * attachments.
 */
export const photoSchema = z.object({
  /** Derived from LINE's message id. The bytes and later the attachment have the same id. */
  id: z.uuid(),
  person: z.string(),
  /** The id of the first photo of a batch. The chat asks once for photos sent in a row. */
  batch: z.uuid(),
  /** LINE's id for photos that were picked together. */
  imageSet: z.nullable(z.string()),
  sentAt: z.date(),
  type: z.literal('image/jpeg'),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  hash: z.string(),
  filedIn: z.nullable(z.string()),
  at: z.date(),
});
export type Photo = z.infer<typeof photoSchema>;

export function createPhotoStore(connection: Connection) {
  const photos = createCollection(connection, {
    name: 'photos',
    shape: photoSchema,
    indexes: [
      { keys: { person: 1, sentAt: -1 } },
      { keys: { person: 1, batch: 1, sentAt: 1 } },
      { keys: { at: 1 } },
    ],
  });
  return {
    ...photos,
    latestOf: (person: string) => photos.one({ person }, { sort: { sentAt: -1 } }),
    inBatch: (person: string, batch: string) =>
      photos.find({ person, batch }, { sort: { sentAt: 1 } }),
    ofPerson: (person: string) => photos.find({ person }, { sort: { sentAt: -1 } }),
    many: (ids: readonly string[]) => photos.find({ id: trusted({ $in: ids }) }),
    countWaiting: (person: string) => photos.count({ person, filedIn: null }),
    before: (at: Date) => photos.find({ at: trusted({ $lt: at }) }),
    file: (ids: readonly string[], filedIn: string) =>
      photos.updateMany({ id: trusted({ $in: ids }) }, { $set: { filedIn } }),
  };
}
