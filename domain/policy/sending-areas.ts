import * as z from 'zod/mini';
import { areaCodeSchema, isWithin } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import type { Day } from '../calendar.ts';
import type { HolidayCalendar } from '../holidays.ts';
import { isInSendWindow } from '../send-window.ts';
import { usualPolicy, windowOf } from './reminder-policy.ts';
import type { ReminderPolicy } from './reminder-policy.ts';

/** Set while all messages of a province are held until it releases them. */
export const sendingHoldSchema = z.object({ by: z.string(), at: z.date(), reason: z.string() });
export type SendingHold = z.infer<typeof sendingHoldSchema>;

/** What a province decided about sending its messages. */
export interface SendingRule {
  id: string;
  reminders?: ReminderPolicy | undefined;
  hold?: SendingHold | null | undefined;
}

/** The areas whose messages may be sent now: all except some, or only some. */
export type SendingAreas = { allBut: readonly AreaCode[] } | { only: readonly AreaCode[] };

/** A province without a rule and holidays of its own uses the default send window on working days. */
export function sendingAreas(
  chosen: readonly SendingRule[],
  { now, calendar }: { now: Date; calendar: HolidayCalendar },
): SendingAreas {
  const isOpen = (policy: ReminderPolicy, holidays: ReadonlySet<Day>): boolean =>
    isInSendWindow(now, { holidays, window: windowOf(policy) });
  const ruled = new Set(chosen.map(({ id }) => id));
  const rules = [
    ...chosen,
    ...calendar.provinces.filter((id) => !ruled.has(id)).map((id) => ({ id })),
  ];
  const open = rules.filter(
    ({ id, reminders, hold }: SendingRule) =>
      !hold && isOpen(reminders ?? usualPolicy, calendar.in(z.parse(areaCodeSchema, id))),
  );
  const codesOf = (some: readonly SendingRule[]): AreaCode[] =>
    some.map(({ id }) => z.parse(areaCodeSchema, id));
  if (!isOpen(usualPolicy, calendar.country)) return { only: codesOf(open) };
  return { allBut: codesOf(rules.filter((rule) => !open.includes(rule))) };
}

export function isSendingAnywhere(areas: SendingAreas): boolean {
  return 'allBut' in areas || areas.only.length > 0;
}

export function isSendingIn(areas: SendingAreas, areaCode: AreaCode): boolean {
  if ('only' in areas) return areas.only.some((open) => isWithin(areaCode, open));
  return !areas.allBut.some((closed) => isWithin(areaCode, closed));
}
