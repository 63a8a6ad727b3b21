import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, trusted } from './mongo/collection.ts';

/** What the province sets for itself; one row per area that has its own. */
export const settingsSchema = z.object({
  /** Area code: the nearest ancestor's row counts. */
  id: z.string(),
  officeName: z.string(),
  officePhone: z.string(),
  /** Share of the committee that makes a meeting valid, in percent. */
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
    /** The settings in force for an area: its district's, else its province's, else plain ones. */
    of: async (areaCode: AreaCode | null): Promise<Settings> => {
      if (areaCode === null) return fallback;
      const scopes = [districtOf(areaCode), provinceOf(areaCode)];
      const found = await rows.find({ id: trusted({ $in: scopes }) }, { sort: { _id: -1 } });
      return found[0] ?? fallback;
    },
  };
}
