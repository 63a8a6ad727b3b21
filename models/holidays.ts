import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { createCollection } from './mongo/collection.ts';

/** Holidays, with the day as id. Provinces edit them. */
export const holidaySchema = z.object({ id: daySchema, name: z.string(), basis: z.string() });

export function createHolidayStore(connection: Connection) {
  const holidays = createCollection(connection, { name: 'holidays', shape: holidaySchema });
  return {
    ...holidays,
    all: () => holidays.find({}, { sort: { _id: 1 } }),
    days: async (): Promise<ReadonlySet<Day>> =>
      new Set((await holidays.find({})).map((holiday) => holiday.id)),
  };
}
