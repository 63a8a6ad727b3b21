import * as z from 'zod/mini';
import { areaCodeSchema } from '../centre/centre.ts';
import { limits } from '../limits.ts';
import { roleSchema } from '../permissions.ts';

/** Who gets an announcement: people with one of the roles in one of the areas. */
export const audienceSchema = z.object({
  roles: z.array(roleSchema).check(z.minLength(1), z.maxLength(roleSchema.options.length)),
  areas: z.array(areaCodeSchema).check(z.minLength(1), z.maxLength(limits.announcement.areas)),
});
export type Audience = z.infer<typeof audienceSchema>;

/**
 * `scheduled`: its time has not come. `sending`: blocks are being sent. `sent`: no block is left.
 * `cancelled`: cancelled before its time.
 */
export const announcementStateSchema = z.enum(['scheduled', 'sending', 'sent', 'cancelled']);

/** What the person reads. */
export const announcementTextSchema = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.announcement.titleLetters)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.announcement.textLetters)),
  /** True when the card has the button รับทราบ. */
  asksAcknowledgement: z.boolean(),
});

/** Splits people, in the order given, into blocks that LINE takes in one request. */
export function blocksOf(people: readonly string[]): string[][] {
  const size = limits.announcement.blockPeople;
  return Array.from({ length: Math.ceil(people.length / size) }, (_, index) =>
    people.slice(index * size, (index + 1) * size),
  );
}

export interface Quota {
  /** Null when the LINE plan has no limit. */
  limit: number | null;
  used: number;
}

/**
 * How many announcement messages may still be sent this month, after the reserve for urgent messages.
 * Null without a limit.
 */
export function leftToAnnounce({ limit, used }: Quota): number | null {
  return limit === null ? null : Math.max(0, limit - used - limits.quota.reserve);
}

/** Prefixes of the delivery keys of an announcement and of its reminder. */
export const announcementKey = (announcement: string): string => `announcement:${announcement}:`;
export const reminderKey = (announcement: string): string => `announcementAgain:${announcement}:`;
