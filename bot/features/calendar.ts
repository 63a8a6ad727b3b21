import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Feature, Turn } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { calendarCard } from '../messages/calendar.ts';
import { hears, withRole } from './text-match.ts';

/** กำหนดส่ง: the year's dates. */
export const calendar: Feature = {
  name: 'calendar',
  matches: (turn) =>
    hears(turn, {
      exact: ['กำหนดส่ง', 'กำหนด', 'ปฏิทิน', 'วันส่ง', 'กำหนดการ'],
      within: ['กำหนดส่ง', 'ส่งวันไหน', 'ส่งเมื่อไร', 'ส่งเมื่อไหร่', 'ปฏิทิน'],
    }),
  handle: withRole(answerCalendar),
};

export async function answerCalendar({ situation, links }: Turn): Promise<readonly Message[]> {
  const { fiscalYear, dates } = await perform(readCalendar, { situation, input: {} });
  return [calendarCard({ fiscalYear, dates, links })];
}
