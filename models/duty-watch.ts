import type { Collection, mongo } from 'mongoose';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { followChanges, maxAwaitTimeMS } from './mongo/change-stream.ts';

export interface DutyWatchReport {
  /** Null after a change of many duties, because the stream does not contain their areas. */
  changed: (areaCode: AreaCode | null) => void;
  failed: (error: unknown) => void;
}

/** Restricts the stream to the area of each changed duty, so that MongoDB sends nothing else. */
const pipeline = [
  { $match: { operationType: { $in: ['insert', 'replace', 'update', 'delete'] } } },
  { $project: { operationType: 1, 'fullDocument.areaCode': 1 } },
];

const changeSchema = z.object({ fullDocument: z.object({ areaCode: areaCodeSchema }) });

/**
 * Reports the area of each duty that changes, as soon as a majority of the replica set has stored the
 * change.
 */
export function watchDuties<T extends mongo.BSON.Document>(
  duties: Collection<T>,
  { changed, failed }: DutyWatchReport,
): { close(): Promise<void> } {
  return followChanges<mongo.BSON.Document>({
    open: () => duties.watch<mongo.BSON.Document>(pipeline, { maxAwaitTimeMS }),
    heard: (change) => {
      const parsed = z.safeParse(changeSchema, change);
      changed(parsed.success ? parsed.data.fullDocument.areaCode : null);
    },
    failed,
  });
}
