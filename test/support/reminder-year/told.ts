import { addDays, atBangkok, bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { rememberedDays } from './office.ts';
import type { Accepted, Office, Row } from './office.ts';

interface Said {
  duty: string;
  dueOn: Day;
  wave: number;
  escalatedFrom?: string | null;
}

export function keyOf(person: string, { duty, dueOn, wave, escalatedFrom = null }: Said): string {
  return [person, duty, dueOn, wave, escalatedFrom].join(' ');
}

export function outsideWindow(office: Office, { at, person }: Accepted): string[] {
  const day = bangkokDay(at);
  const { from, to } = office.policy;
  const isInside =
    isWorkingDay(day, office.holidays) && at >= atBangkok(day, from) && at < atBangkok(day, to);
  return isInside ? [] : [`${person} hears at ${at.toISOString()}`];
}

/**
 * Finds messages that were sent twice. A message of unknown outcome that was given up after a day may be
 * sent again. An unanswered reminder may escalate once for each time it was sent.
 */
export function toldTwice(
  office: Office,
  { said, message }: { said: Map<string, Row[]>; message: Accepted },
): string[] {
  const { person, entries, row } = message;
  return entries.flatMap(({ duty, dueOn, wave, escalatedFrom }) => {
    const key = keyOf(person, { duty, dueOn, wave, escalatedFrom });
    // Older rows are dropped, and a report returned months later may lead to a new message.
    const isRecent = (one: Row): boolean => one.day >= addDays(row.day, -rememberedDays / 2);
    const earlier = (said.get(key) ?? []).filter(
      (one) => !one.isGivenUp && (escalatedFrom === null || isRecent(one)),
    );
    said.set(key, [...earlier, row]);
    const reminders =
      escalatedFrom === null
        ? 1
        : remindersSent(office, { person: escalatedFrom, duty, wave, before: row.day });
    return earlier.length >= reminders
      ? [
          `${key} is told twice: ${[...earlier, row].map((one) => `${one.key} ${one.state}`).join(', ')}`,
        ]
      : [];
  });
}

function remindersSent(
  { rows }: Office,
  of: { person: string; duty: string; wave: number; before: Day },
): number {
  return [...rows.values()].filter(
    ({ person, day, entries }) =>
      person === of.person &&
      day < of.before &&
      entries.some(({ duty, wave }) => duty === of.duty && wave === of.wave),
  ).length;
}
