import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, trusted } from './mongo/collection.ts';

/** Settings of a province or a district. */
export const settingsSchema = z.object({
  /** Area code. The nearest area's row is used. */
  id: z.string(),
  officeName: z.string(),
  officePhone: z.string(),
  /** Percentage of the committee that makes a meeting valid. */
  quorumPercent: z.number(),
});
export type Settings = z.infer<typeof settingsSchema>;

const fallback: Settings = {
  id: '',
  officeName: 'สำนักงานพัฒนาชุมชน',
  officePhone: '',
  quorumPercent: 50,
};

export function createSettingsStore(connection: Connection) {
  const rows = createCollection(connection, { name: 'settings', shape: settingsSchema });
  return {
    ...rows,
    /** The settings of an area: those of its district, else of its province, else defaults. */
    of: async (areaCode: AreaCode | null): Promise<Settings> => {
      if (areaCode === null) return fallback;
      const scopes = [districtOf(areaCode), provinceOf(areaCode)];
      const found = await rows.find({ id: trusted({ $in: scopes }) }, { sort: { _id: -1 } });
      return found[0] ?? fallback;
    },
  };
}
