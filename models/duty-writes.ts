import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { Problem } from '#domain/problem.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { owed } from './duty-list-query.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection } from './mongo/collection.ts';

/**
 * `inForce` matches duties of letters that are not archived. `demanded` matches those of them that a
 * letter demands.
 */
export const inForce = { archived: trusted({ $ne: true }) };
export const demanded = { extra: trusted({ $ne: true }), ...inForce };

/** Writes that increase the version of duties. */
export function dutyWrites(duties: Collection<Duty>) {
  return {
    /** Archives the duties of a letter, or makes them active again. */
    setArchived: (letter: string, archived: boolean) =>
      duties.updateMany(
        { letter, extra: trusted({ $ne: true }) },
        { $set: { archived }, $inc: { version: 1 } },
      ),
    /** Renames the centre in all its duties. */
    renameCentre: (centre: string, name: string) =>
      duties.updateMany({ centre }, { $set: { centreName: name }, $inc: { version: 1 } }),
    /**
     * Sets the dates at the district of owed duties of the tambons of an area, by due date. A date that has passed
     * is not changed. Returns how many duties changed.
     */
    moveDistrictDates: async (
      dates: ReadonlyMap<Day, Day>,
      { today, within }: { today: Day; within: AreaCode },
    ): Promise<number> => {
      let moved = 0;
      for (const [dueOn, districtDueOn] of dates) {
        const wanted = {
          ...demanded,
          ...owed,
          areaCode: areaPrefix(within),
          dueOn,
          level: 'tambon',
          reachedProvinceAt: null,
          districtDueOn: trusted({ $gte: today, $ne: districtDueOn }),
        };
        const change = { $set: { districtDueOn }, $inc: { version: 1 } };
        moved += await duties.updateMany(wanted, change);
      }
      return moved;
    },
    /** Saves several duties. Saves none of them if another person has saved one since it was read. */
    saveAll: async (items: readonly Duty[]): Promise<void> => {
      const written = await duties.replaceAll(
        items.map((item) => ({
          item: { ...item, version: item.version + 1 },
          expected: { version: item.version },
        })),
      );
      if (written !== items.length) throw new Problem('conflict');
    },
    /** Saves the duty unless another person has saved it since it was read. */
    save: async (item: Duty): Promise<Duty> => {
      const next = { ...item, version: item.version + 1 };
      const written = await duties.replace(next, { version: item.version });
      if (!written) throw new Problem('conflict');
      return next;
    },
  };
}
