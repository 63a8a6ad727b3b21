import type { Day } from '#domain/calendar.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { daySchema } from '#domain/calendar.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/**
 * A coming meeting: named in a report, or announced ahead. Its members are reminded of it. Rows of earlier
 * versions lack the optional fields.
 */
const meetingSchema = z.object({
  id: z.string(),
  centre: z.string(),
  areaCode: areaCodeSchema,
  on: daySchema,
  /** HH:MM; a report names no time. */
  startAt: z.optional(z.string()),
  place: z.string(),
  /** The duty whose report named it. */
  duty: z.nullable(z.string()),
  /** The day that the report names; a revision with the same day does not undo a later change. */
  reportedOn: z.optional(daySchema),
  announcedBy: z.optional(z.string()),
  /** Who decided on it last. */
  by: z.optional(z.string()),
  /** Counts the changes, as calendars expect it. */
  sequence: z.optional(z.int()),
  changedAt: z.optional(z.date()),
  cancelled: z.optional(z.nullable(z.object({ at: z.date(), reason: z.string() }))),
});
export type StoredMeeting = z.infer<typeof meetingSchema>;

const isOn = { cancelled: null };

export function createMeetingStore(connection: Connection) {
  const meetings = createCollection(connection, {
    name: 'meetings',
    shape: meetingSchema,
    indexes: [{ keys: { centre: 1, on: 1 } }, { keys: { on: 1 } }],
  });
  return {
    ...meetings,
    /** Meetings of these centres from this day on, earliest first, also cancelled ones. */
    aheadOf: (centres: readonly string[], from: Day) =>
      meetings.find(
        { centre: trusted({ $in: centres }), on: trusted({ $gte: from }) },
        { sort: { on: 1 } },
      ),
    /** Meetings of these centres from this day on, earliest first, without cancelled ones. */
    comingOf: (centres: readonly string[], from: Day) =>
      meetings.find(
        { ...isOn, centre: trusted({ $in: centres }), on: trusted({ $gte: from }) },
        { sort: { on: 1 } },
      ),
    countFrom: (centre: string, from: Day) =>
      meetings.count({ ...isOn, centre, on: trusted({ $gte: from }) }),
    removeFrom: (centre: string, from: Day) =>
      meetings.remove({ centre, on: trusted({ $gte: from }) }),
    onDays: (days: readonly string[]) => meetings.find({ ...isOn, on: trusted({ $in: days }) }),
  };
}
