import * as z from 'zod/mini';
import { holidays } from './holidays.ts';

export const presetSchema = z.enum(['hour', 'nextMorning', 'due', 'overdue']);
export type Preset = z.infer<typeof presetSchema>;

// The due dates of the letter. The buttons name the next one that has not passed.
const dueDays = ['2024-12-25', '2025-03-31', '2025-06-25', '2025-09-30'];
const dayMs = 86_400_000;
const bangkokMs = 7 * 3_600_000;

export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + bangkokMs).toISOString().slice(0, 10);
}

/** One minute after the morning's reminders, so they are already in the chat. */
function morningOf(day: string): Date {
  return new Date(`${day}T08:31:00+07:00`);
}

function plusDays(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

function nextMorning(now: Date): Date {
  let day = dayOf(now);
  if (isWorkingDay(day) && morningOf(day) > now) return morningOf(day);
  do day = plusDays(day, 1);
  while (!isWorkingDay(day));
  return morningOf(day);
}

function firstAhead(now: Date, daysAfter: number): Date | null {
  const mornings = dueDays.map((day) => morningOf(plusDays(day, daysAfter)));
  return mornings.find((morning) => morning > now) ?? null;
}

/** Where each button of the clock card would move the clock; null when there is no such time ahead. */
export function presetsAt(now: Date): Record<Preset, Date | null> {
  return {
    hour: new Date(now.getTime() + 3_600_000),
    nextMorning: nextMorning(now),
    due: firstAhead(now, 0),
    overdue: firstAhead(now, 7),
  };
}
