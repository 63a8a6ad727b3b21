import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { clauseIn, formIn } from '#domain/chat/said-values.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { calendarCard } from '../messages/calendar.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** กำหนดส่ง: lists the due dates of the year. */
export const calendar: Feature = {
  name: 'calendar',
  matches: (context) => asksFor(context, 'dueDates'),
  handle: withRole(answerCalendar),
};

/** All due dates of the year, or only those of a clause or form that the text names. */
export async function answerCalendar({
  situation,
  links,
  text,
}: FeatureContext): Promise<readonly Message[]> {
  const { fiscalYear, dates } = await execute(readCalendar, { situation, input: {} });
  const clause = clauseIn(text);
  const form = formIn(text);
  const asked = dates.filter((date) =>
    clause === null ? date.form === form : date.clause === String(clause),
  );
  return [calendarCard({ fiscalYear, dates: asked.length > 0 ? asked : dates, links })];
}
