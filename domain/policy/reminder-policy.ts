import * as z from 'zod/mini';
import { atBangkok, bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { isMuted, muteTopicSchema } from '../people/mute.ts';
import type { Mute, MuteTopic } from '../people/mute.ts';
import { waves, waveSchema } from '../reminder-waves.ts';
import { isInSendWindow, sendWindow } from '../send-window.ts';
import type { SendWindow } from '../send-window.ts';

/** Times that a province may choose. The morning jobs run at the digest times. */
export const digestTimes = ['08:00', '08:30', '09:00', '09:30', '10:00'] as const;
const endTimes = ['12:00', '15:00', '15:30', '16:00', '16:30', '17:00', '18:00'] as const;
export const windowTimes = { from: digestTimes, to: endTimes };

/** With `locked`, people are reminded and cannot mute the topic. */
export const topicRuleSchema = z.enum(['on', 'locked', 'off']);
export type TopicRule = z.infer<typeof topicRuleSchema>;

/** The number of working days without an answer after which the next level is told. */
export const escalationDays = [1, 2, 3, 5] as const;
const escalationSchema = z.literal(escalationDays);

/**
 * How a province reminds its people. Messages about a person's own duties and decisions on their
 * reports cannot be switched off.
 */
export const reminderPolicySchema = z
  .object({
    /** Days from the due date. */
    waves: z.array(waveSchema).check(z.minLength(1), z.maxLength(waves.length)),
    digestAt: z.enum(digestTimes),
    from: z.enum(digestTimes),
    to: z.enum(endTimes),
    escalateAfter: z.object({ officer: escalationSchema, districtHead: escalationSchema }),
    topics: z.record(muteTopicSchema, topicRuleSchema),
    /** True to post the board to the LINE groups of districts on Mondays. */
    boards: z.boolean(),
    /** True if reminders say how many others have sent their report. */
    tellsOthers: z.boolean(),
  })
  .check(
    z.refine(({ waves: chosen }) => chosen.includes(0), { path: ['waves'] }),
    z.refine(({ digestAt, from, to }) => digestAt >= from && digestAt < to, {
      path: ['digestAt'],
    }),
  );
export type ReminderPolicy = z.infer<typeof reminderPolicySchema>;

/** The policy of a province that has not chosen one. */
export const usualPolicy: ReminderPolicy = {
  waves: [...waves],
  digestAt: '08:30',
  ...sendWindow,
  escalateAfter: { officer: 1, districtHead: 1 },
  topics: { others: 'on', meetings: 'on', terms: 'on', summary: 'on' },
  boards: true,
  tellsOthers: true,
};

/** Sorts the waves and removes duplicates. */
export function tidyPolicy(policy: ReminderPolicy): ReminderPolicy {
  return { ...policy, waves: waves.filter((wave) => policy.waves.includes(wave)) };
}

export function windowOf({ from, to }: ReminderPolicy): SendWindow {
  return { from, to };
}

/** True on a working day from the digest time on, inside the window. */
export function isMorning(
  policy: Pick<ReminderPolicy, 'digestAt' | 'from' | 'to'>,
  { now, holidays }: { now: Date; holidays: ReadonlySet<Day> },
): boolean {
  const times = { holidays, window: { from: policy.from, to: policy.to } };
  return now >= atBangkok(bangkokDay(now), policy.digestAt) && isInSendWindow(now, times);
}

/**
 * True when this person is not reminded of the topic today, because the province switched it off or
 * the person muted it.
 */
export function isSilenced(
  person: { mutes?: readonly Mute[] | undefined },
  of: { topic: MuteTopic; policy: Pick<ReminderPolicy, 'topics'>; today: Day },
): boolean {
  const rule = of.policy.topics[of.topic];
  if (rule === 'on') return isMuted(person, of.topic, of.today);
  return rule === 'off';
}
