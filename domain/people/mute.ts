import * as z from 'zod/mini';
import { addDays, daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { limits } from '../limits.ts';
import type { Grant } from '../permissions.ts';

/**
 * Reminders that a person may switch off for a while: duties of other people, committee meetings,
 * ending terms of office, and the weekly summary. A person's own duties and decisions on their own
 * reports cannot be muted.
 */
export const muteTopicSchema = z.enum(['others', 'meetings', 'terms', 'summary']);
export type MuteTopic = z.infer<typeof muteTopicSchema>;

/** The topic is muted up to and including this day. */
export const muteSchema = z.object({ topic: muteTopicSchema, until: daySchema });
export type Mute = z.infer<typeof muteSchema>;

export const muteTopicLabels: Readonly<Record<MuteTopic, string>> = {
  others: 'งานของผู้อื่นที่ค้าง',
  meetings: 'วันประชุมกรรมการ',
  terms: 'วาระกรรมการใกล้หมด',
  summary: 'สรุปทุกวันจันทร์',
};

interface Muting {
  mutes?: readonly Mute[] | undefined;
}

export function isMuted({ mutes = [] }: Muting, topic: MuteTopic, today: Day): boolean {
  return mutes.some((mute) => mute.topic === topic && mute.until >= today);
}

/** The topics about which this person gets reminders. */
export function topicsOf(grants: readonly Grant[]): MuteTopic[] {
  const roles = new Set(grants.map(({ role }) => role));
  const supervises = roles.has('districtHead') || roles.has('province');
  return [
    ...(supervises ? ['others' as const] : []),
    ...(roles.has('member') ? ['meetings' as const] : []),
    ...(supervises || roles.has('officer') ? ['terms' as const] : []),
    ...(supervises ? ['summary' as const] : []),
  ];
}

/** The last day up to which a topic may be muted. */
export function lastMuteDay(today: Day): Day {
  return addDays(today, limits.mute.days);
}

/** Mutes a topic until a day; null ends its mute. Expired mutes are dropped. */
export function withMute(
  mutes: readonly Mute[],
  { topic, until, today }: { topic: MuteTopic; until: Day | null; today: Day },
): Mute[] {
  const others = mutes.filter((mute) => mute.topic !== topic && mute.until >= today);
  return until === null ? others : [...others, { topic, until }];
}
