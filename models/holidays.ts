import type { Connection } from 'mongoose';
import type { Day } from '#domain/calendar.ts';
import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { holidayCalendar, holidaySchema, holidaysIn } from '#domain/holidays.ts';
import type { Holiday, HolidayCalendar } from '#domain/holidays.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** Public holidays of the country, and the days on which a province differs. Provinces edit their own. */
export function createHolidayStore(connection: Connection) {
  const holidays = createCollection(connection, {
    name: 'holidays',
    shape: holidaySchema,
    indexes: [{ keys: { areaCode: 1, on: 1 } }],
  });
  const rowsFor = (areaCode: AreaCode) =>
    holidays.find({ areaCode: trusted({ $in: [null, provinceOf(areaCode)] }) });
  const listed = async (areaCode: AreaCode): Promise<Holiday[]> =>
    holidaysIn(await rowsFor(areaCode), provinceOf(areaCode));
  return {
    ...holidays,
    /** The holidays that count in the province of a place, by day. */
    listed,
    /** The days off in the province of a place. */
    days: async (areaCode: AreaCode): Promise<ReadonlySet<Day>> =>
      new Set((await listed(areaCode)).map(({ on }) => on)),
    /** The rows of one day: the country's and the province's own. */
    rowsOn: async (on: Day, areaCode: AreaCode) => {
      const rows = await holidays.find({
        on,
        areaCode: trusted({ $in: [null, provinceOf(areaCode)] }),
      });
      return {
        country: rows.find((row) => row.areaCode === null) ?? null,
        own: rows.find((row) => row.areaCode !== null) ?? null,
      };
    },
    /** The days off of every province. */
    calendar: async (): Promise<HolidayCalendar> => holidayCalendar(await holidays.find({})),
  };
}
