import { continueQuestion, hearText } from '#use-cases/questions/ask-question.ts';
import { listQuestions } from '#use-cases/questions/answer-question.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { offerOfficeText, questionContinuedText, questionsCard } from '../messages/questions.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/**
 * Handles a text that only a person can answer. It is added to an open question; otherwise the sender
 * can pass it on with a button. Null for people without an office one level up.
 */
export async function passOn(context: FeatureContext): Promise<readonly Message[] | null> {
  const { situation, links, text, wish, person, inGroup } = context;
  if (inGroup || person.grants.length === 0 || text.trim() === '') return null;
  const continued = await execute(continueQuestion, { situation, input: { text } });
  if (continued) return [questionContinuedText(continued.office, links)];
  const heard = await execute(hearText, { situation, input: { text } });
  const isQuestion = wish.intent === 'askOffice';
  return heard && [offerOfficeText(heard, { isQuestion, links })];
}

/** คำถาม: the questions that people ask the reader's office. */
export const questions: Feature = {
  name: 'questions',
  matches: (context) => !context.inGroup && asksFor(context, 'questions'),
  handle: withRole(async ({ situation, links }) => {
    const listed = await execute(listQuestions, { situation, input: { state: 'open' } });
    return [questionsCard(listed.questions, { now: situation.now, links })];
  }),
};
