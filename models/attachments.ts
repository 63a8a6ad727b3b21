import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { createAttachmentBytes } from './attachment-bytes.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** The metadata of a file. Its bytes are in GridFS under the same id. */
export const attachmentSchema = z.object({
  id: z.uuid(),
  duty: z.string(),
  areaCode: areaCodeSchema,
  field: z.string(),
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'image/png', 'application/pdf']),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /** SHA-256 of the uploaded bytes. It shows when a photo is sent again or used in another report. */
  hash: z.string(),
  by: z.string(),
  at: z.date(),
  /** When a draft or revision last started or stopped referring to the file; missing before that. */
  namedAt: z.optional(z.date()),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export function createAttachmentStore(connection: Connection) {
  const rows = createCollection(connection, {
    name: 'attachments',
    shape: attachmentSchema,
    indexes: [{ keys: { duty: 1, field: 1 } }, { keys: { hash: 1 } }, { keys: { by: 1, at: -1 } }],
  });
  return {
    ...rows,
    ...createAttachmentBytes(connection),
    /** Ids of duties with a file added before this time, in order, page by page. */
    dutiesWithFiles: async (of: { before: Date; after: string; limit: number }) => {
      const filter = { duty: trusted({ $gt: of.after }), at: trusted({ $lt: of.before }) };
      const files = await rows.find(filter, { sort: { duty: 1 }, limit: of.limit });
      return [...new Set(files.map((file) => file.duty))];
    },
    ofDuties: (duties: readonly string[]) => rows.find({ duty: trusted({ $in: duties }) }),
    removeMany: (ids: readonly string[]) => rows.remove({ id: trusted({ $in: ids }) }),
    ofDuty: (duty: string) => rows.find({ duty }),
    byPerson: (by: string) => rows.find({ by }, { sort: { at: -1 } }),
    /** Removes the uploader's id from files of an erased person. */
    forgetUploader: (by: string, to: string) => rows.updateMany({ by }, { $set: { by: to } }),
    sameAs: (hashes: readonly string[]) => rows.find({ hash: trusted({ $in: hashes }) }),
    many: (ids: readonly string[]) => rows.find({ id: trusted({ $in: ids }) }),
    /** Records when a draft or revision starts or stops referring to these files. */
    markNamed: (of: { duty: string; ids: readonly string[]; at: Date }) =>
      rows.updateMany(
        { id: trusted({ $in: of.ids }), duty: of.duty },
        { $set: { namedAt: of.at } },
      ),
  };
}
