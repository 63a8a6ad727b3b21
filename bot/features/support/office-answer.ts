import {
  answerQuestion,
  beginAnswer,
  listQuestions,
} from '#use-cases/questions/answer-question.ts';
import { askQuestion, endQuestion } from '#use-cases/questions/ask-question.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import {
  answerNotSentText,
  answerSentText,
  answerWantedCard,
  questionEndedText,
  questionPassedText,
} from '#bot/messages/questions.ts';
import type { PostbackAction } from '#bot/postback.ts';

export type QuestionStep = Extract<
  PostbackAction,
  { kind: 'askOffice' | 'endQuestion' | 'answerQuestion' }
>;

/**
 * Handles the buttons of questions to the office: to pass one on, to end it, or to answer it as an
 * officer.
 */
export async function answerQuestionStep(
  { situation, links }: FeatureContext,
  { kind, question: id }: QuestionStep,
): Promise<Message[]> {
  if (kind === 'askOffice') {
    const { office } = await execute(askQuestion, { situation, input: { id } });
    return [questionPassedText(office, { question: id, links })];
  }
  if (kind === 'endQuestion') {
    await execute(endQuestion, { situation, input: { id } });
    return [questionEndedText(links)];
  }
  const wanted = await execute(beginAnswer, { situation, input: { id } });
  return wanted ? [answerWantedCard(wanted, links)] : [];
}

/**
 * Takes an officer's typed words as the answer to the question that the officer chose. ยกเลิก sends
 * nothing.
 */
export async function answerForOffice(context: FeatureContext, id: string): Promise<Message[]> {
  const { situation, links, text, wish } = context;
  await execute(beginAnswer, { situation, input: { id: null } });
  if (wish.intent === 'cancel') return [answerNotSentText(links)];
  await execute(answerQuestion, { situation, input: { id, text } });
  const { waiting } = await execute(listQuestions, { situation, input: { state: 'open' } });
  return [answerSentText(waiting, links)];
}
