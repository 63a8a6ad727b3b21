import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import {
  announcementStateSchema,
  announcementTextSchema,
  audienceSchema,
} from '#domain/announcements/announcement.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A message of the province to many people. */
const announcementSchema = z.extend(announcementTextSchema, {
  id: z.uuid(),
  areaCode: areaCodeSchema,
  by: z.string(),
  audience: audienceSchema,
  state: announcementStateSchema,
  sendAt: z.date(),
  createdAt: z.date(),
  /** The number of people in its blocks; null until the blocks are made. */
  people: z.nullable(z.int()),
  sentAt: z.nullable(z.date()),
  /** When people who had not answered were reminded. */
  remindedAt: z.nullable(z.date()),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** A group of people who get an announcement by one request to LINE. */
const blockSchema = z.object({
  id: z.string(),
  announcement: z.uuid(),
  people: z.array(z.string()),
  state: z.enum(['planned', 'sending', 'sent', 'failed']),
  notBefore: z.date(),
  /** Fixed before the first attempt. Every retry sends the same bytes under the same retry key. */
  body: z.nullable(z.string()),
  retryKey: z.nullable(z.uuid()),
  /** Wall-clock time. LINE honours a retry key for 24 hours from this time on. */
  firstAttemptAt: z.nullable(z.date()),
  leaseUntil: z.nullable(z.date()),
  attempts: z.int(),
  reason: z.nullable(z.string()),
});
export type AnnouncementBlock = z.infer<typeof blockSchema>;

export function createAnnouncementStore(connection: Connection) {
  const announcements = createCollection(connection, {
    name: 'announcements',
    shape: announcementSchema,
    indexes: [{ keys: { areaCode: 1, createdAt: -1 } }, { keys: { state: 1, sendAt: 1 } }],
  });
  return {
    ...announcements,
    ofArea: (areaCode: string, limit: number) =>
      announcements.find({ areaCode }, { sort: { createdAt: -1 }, limit }),
    due: (now: Date) =>
      announcements.find({ state: 'scheduled', sendAt: trusted({ $lte: now }) }, { limit: 20 }),
    sending: () => announcements.find({ state: 'sending' }),
    change: (id: string, of: { while: Announcement['state']; set: Partial<Announcement> }) =>
      announcements.update({ id, state: of.while }, { $set: of.set }),
    /** Null when the reminder was already sent. */
    markReminded: (id: string, at: Date) =>
      announcements.update({ id, state: 'sent', remindedAt: null }, { $set: { remindedAt: at } }),
  };
}

export function createAnnouncementBlockStore(connection: Connection) {
  const blocks = createCollection(connection, {
    name: 'announcementBlocks',
    shape: blockSchema,
    indexes: [{ keys: { state: 1, notBefore: 1 } }, { keys: { announcement: 1 } }],
  });
  return {
    ...blocks,
    /**
     * Claims the next due block of these announcements, or one whose sender died. `now` is the
     * product's clock; `wallNow` is the time for the lease.
     */
    claim: (announcements: readonly string[], of: { now: Date; wallNow: Date; leaseUntil: Date }) =>
      blocks.update(
        {
          announcement: trusted({ $in: announcements }),
          $or: [
            { state: 'planned', notBefore: trusted({ $lte: of.now }) },
            { state: 'sending', leaseUntil: trusted({ $lte: of.wallNow }) },
          ],
        },
        { $set: { state: 'sending', leaseUntil: of.leaseUntil } },
      ),
    /** Changes a block while this sender has its lease. Null when another sender has it. */
    settle: ({ id, leaseUntil }: AnnouncementBlock, fields: Partial<AnnouncementBlock>) =>
      blocks.update({ id, state: 'sending', leaseUntil }, { $set: fields }),
    countOpen: (announcement: string) =>
      blocks.count({ announcement, state: trusted({ $in: ['planned', 'sending'] }) }),
  };
}
