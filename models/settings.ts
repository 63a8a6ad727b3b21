import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaPrefix } from './mongo/area-prefix.ts';
import { reminderPolicySchema, usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { sendingHoldSchema } from '#domain/policy/sending-areas.ts';
import { retentionDaysSchema } from '#domain/privacy/retention.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** An office, with the settings of its province or district. */
export const settingsSchema = z.object({
  /** The area code. */
  id: z.string(),
  officeName: z.string(),
  /** Empty until the office enters it. */
  officePhone: z.string(),
  officeHours: z.optional(z.string()),
  officeAddress: z.optional(z.string()),
  /** The person to ask for. */
  officeContact: z.optional(z.string()),
  /** The percentage of a committee that must be present at a meeting. The value of the province applies. */
  quorumPercent: z.number(),
  /**
   * Who signs letters and reports of the province, as in "ผู้ว่าราชการจังหวัดเชียงราย". The value of
   * the province applies.
   */
  issuer: z.optional(z.string()),
  /** After how many days data is removed. The values of the province apply. */
  retention: z.optional(retentionDaysSchema),
  /** The reminder policy of the province. */
  reminders: z.optional(reminderPolicySchema),
  /** Set while the province holds all its messages. */
  hold: z.optional(z.nullable(sendingHoldSchema)),
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
  const around = (areaCode: AreaCode) =>
    rows.find(
      { id: trusted({ $in: [districtOf(areaCode), provinceOf(areaCode)] }) },
      { sort: { _id: -1 } },
    );
  return {
    ...rows,
    many: (areaCodes: readonly AreaCode[]) =>
      rows.find({ id: trusted({ $in: areaCodes }) }, { sort: { _id: 1 } }),
    /** The offices of a province or district and of everything inside it. */
    within: (scope: AreaCode) => rows.find({ id: areaPrefix(scope) }, { sort: { _id: 1 } }),
    /** The offices responsible for an area, nearest first: the district's, then the province's. */
    around,
    /** The reminder policy of the province that contains the area. */
    policyOf: async (areaCode: AreaCode): Promise<ReminderPolicy> =>
      (await rows.get(provinceOf(areaCode)))?.reminders ?? usualPolicy,
    /** Provinces that chose a reminder policy or hold their messages. */
    sendingRules: () =>
      rows.find({
        $or: [{ reminders: trusted({ $exists: true }) }, { hold: trusted({ $ne: null }) }],
      }),
    quorumOf: async (areaCode: AreaCode): Promise<number> =>
      (await rows.get(provinceOf(areaCode)))?.quorumPercent ?? fallback.quorumPercent,
  };
}

/**
 * The office to call. The list has the nearest office first; the first one with a phone is taken.
 * Without any phone it is the nearest office, or the default.
 */
export function officeToCall(offices: readonly Settings[]): Settings {
  return offices.find((office) => office.officePhone !== '') ?? offices[0] ?? fallback;
}

/** The quorum that the province in this list has set. */
export function quorumOf(offices: readonly Settings[], areaCode: AreaCode): number {
  const province = offices.find(({ id }) => id === provinceOf(areaCode));
  return province?.quorumPercent ?? fallback.quorumPercent;
}
