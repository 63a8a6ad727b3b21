import type { Connection, mongo } from 'mongoose';
import type * as z from 'zod/mini';
import { centreSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { memberSchema } from '#domain/register/register.ts';
import { readerOf } from './mongo/collection.ts';
import { submissionSchema } from './submissions.ts';

interface Stored extends mongo.BSON.Document {
  _id: string;
  areaCode: string;
  updatedAt?: Date;
}

/** A stored item with the time of its last change. */
export interface Changed<T> {
  item: T;
  updatedAt: Date | null;
}

/** The last item of a page. The next page begins after it. */
export interface OpenPlace {
  areaCode: string;
  id: string;
}

export interface OpenPageOf {
  area: AreaCode;
  after: OpenPlace | null;
  since: Date | null;
  limit: number;
}

interface Wanted extends OpenPageOf {
  collection: string;
  where?: Record<string, unknown>;
}

/** Reads what the open data of an area shows, in a stable order and in pages. */
export function createOpenData(connection: Connection) {
  const page = async <S extends z.ZodMiniObject>(
    shape: S,
    { collection, area, after, since, limit, where = {} }: Wanted,
  ): Promise<Changed<z.infer<S> & { id: string }>[]> => {
    const read = readerOf(shape);
    const from = after ?? { areaCode: area, id: '' };
    const rows = connection.collection<Stored>(collection);
    const found = await rows
      .find(
        {
          ...where,
          // An index has this order, so a page costs no more than reading its own documents.
          areaCode: { $gte: from.areaCode, $lt: `${area}:` },
          $or: [
            { areaCode: { $gt: from.areaCode } },
            { areaCode: from.areaCode, _id: { $gt: from.id } },
          ],
          ...(since === null ? {} : { updatedAt: { $gte: since } }),
        },
        { sort: { areaCode: 1, _id: 1 }, limit, batchSize: limit },
      )
      .toArray();
    return found.map((document) => ({
      item: read(document),
      updatedAt: document.updatedAt ?? null,
    }));
  };
  return {
    duties: (of: OpenPageOf) => page(dutySchema, { ...of, collection: 'duties' }),
    acceptedGradings: (of: OpenPageOf) => {
      const where = { form: 'grading', state: 'accepted' };
      return page(dutySchema, { ...of, collection: 'duties', where });
    },
    submissions: (of: OpenPageOf) => page(submissionSchema, { ...of, collection: 'submissions' }),
    centres: (of: OpenPageOf) => page(centreSchema, { ...of, collection: 'centres' }),
    members: (of: OpenPageOf) => page(memberSchema, { ...of, collection: 'members' }),
    ensureIndexes: () => Promise.resolve(),
  };
}
