import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { calendarCard } from '../messages/calendar.ts';
import { matchesCommand, withRole } from './support/text-match.ts';

/** กำหนดส่ง: lists the due dates of the year. */
export const calendar: Feature = {
  name: 'calendar',
  matches: (context) =>
    matchesCommand(context, {
      exact: ['กำหนดส่ง', 'กำหนด', 'ปฏิทิน', 'วันส่ง', 'กำหนดการ'],
      within: ['กำหนดส่ง', 'ส่งวันไหน', 'ส่งเมื่อไร', 'ส่งเมื่อไหร่', 'ปฏิทิน'],
    }),
  handle: withRole(answerCalendar),
};

export async function answerCalendar({
  situation,
  links,
}: FeatureContext): Promise<readonly Message[]> {
  const { fiscalYear, dates } = await execute(readCalendar, { situation, input: {} });
  return [calendarCard({ fiscalYear, dates, links })];
}
