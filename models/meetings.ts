import type { Day } from '#domain/calendar.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { daySchema } from '#domain/calendar.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A planned meeting, taken from a report. Its members are reminded of it. */
const meetingSchema = z.object({
  id: z.string(),
  centre: z.string(),
  areaCode: areaCodeSchema,
  on: daySchema,
  place: z.string(),
  /** The duty whose report named the meeting. */
  duty: z.string(),
});

export function createMeetingStore(connection: Connection) {
  const meetings = createCollection(connection, {
    name: 'meetings',
    shape: meetingSchema,
    indexes: [{ keys: { centre: 1, on: 1 } }, { keys: { on: 1 } }],
  });
  return {
    ...meetings,
    /** Meetings of these centres from this day on, earliest first. */
    comingOf: (centres: readonly string[], from: Day) =>
      meetings.find(
        { centre: trusted({ $in: centres }), on: trusted({ $gte: from }) },
        { sort: { on: 1 } },
      ),
    countFrom: (centre: string, from: Day) =>
      meetings.count({ centre, on: trusted({ $gte: from }) }),
    removeFrom: (centre: string, from: Day) =>
      meetings.remove({ centre, on: trusted({ $gte: from }) }),
    next: (centre: string, today: Day) =>
      meetings.one({ centre, on: trusted({ $gte: today }) }, { sort: { on: 1 } }),
    last: (centre: string, today: Day) =>
      meetings.one({ centre, on: trusted({ $lt: today }) }, { sort: { on: -1 } }),
    onDays: (days: readonly string[]) => meetings.find({ on: trusted({ $in: days }) }),
  };
}
