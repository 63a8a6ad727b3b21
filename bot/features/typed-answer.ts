import { bangkokDay } from '#domain/calendar.ts';
import {
  mayAnswer,
  questionAfter,
  questionBefore,
  questionNamed,
} from '#domain/chat/meeting-answers.ts';
import { mayAnswerPlan } from '#domain/meeting/plan-dialogue.ts';
import { Problem } from '#domain/problem.ts';
import type { Intent } from '#domain/chat/intent.ts';
import type { OpenQuestion } from '#models/persons.ts';
import { askMeetingQuestion, typeMeetingAnswer } from '#use-cases/drafts/meeting-dialogue.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { meetingPausedText, meetingWaitsText } from '../messages/meeting-summary.ts';
import { answerPlan } from './support/plan-steps.ts';
import { answerForOffice } from './support/office-answer.ts';
import { answerMeetingStep, askNext, askQuestion } from './support/meeting-steps.ts';

const waitsMs = 7 * 24 * 60 * 60 * 1_000;

/** The question that waits for this person's answer; null when there is none or it is too old. */
export function openQuestionOf({
  person,
  situation,
  inGroup,
}: Pick<FeatureContext, 'person' | 'situation' | 'inGroup'>): OpenQuestion | null {
  const question = person.openQuestion ?? null;
  if (!question || inGroup) return null;
  return situation.now.getTime() - question.askedAt.getTime() < waitsMs ? question : null;
}

/** Words that control the dialogue and are not answers. */
const steering: ReadonlySet<Intent> = new Set(['cancel', 'back', 'correct', 'resume', 'skip']);
/** Intents of small talk that can be answers to an open question, as in หมดแล้ว, ได้ or ส่งแล้ว. */
const answersToo: ReadonlySet<Intent> = new Set(['thanks', 'done', 'noise', 'unknown', 'photo']);

/** Reads typed words as the answer to the open question. A command in between is carried out as usual. */
export const typedAnswer: Feature = {
  name: 'typed-answer',
  matches: ({ event, inGroup, text }) => event.type === 'message' && !inGroup && text !== '',
  applies: (context) => {
    const { text, wish } = context;
    const open = openQuestionOf(context);
    if (open === null) return false;
    if (open.paused) return wish.intent === 'resume';
    if (open.kind === 'officeAnswer') return wish.how !== 'exact' || wish.intent === 'cancel';
    if (steering.has(wish.intent) || answersToo.has(wish.intent)) return true;
    if (wish.how === 'exact') return false;
    if (open.kind === 'meetingPlan')
      return mayAnswerPlan(open.question, text, bangkokDay(context.situation.now));
    return mayAnswer(open.question, text, bangkokDay(context.situation.now));
  },
  handle: async (context) => {
    const open = openQuestionOf(context);
    if (!open) return [];
    try {
      if (open.kind === 'officeAnswer') return await answerForOffice(context, open.question);
      if (open.kind === 'meetingPlan') return await answerPlan(context, open);
      return await (steering.has(context.wish.intent)
        ? steer(context, open)
        : answer(context, open));
    } catch (error) {
      // The report or the permission to write it no longer exists, so later words must not be read as
      // answers.
      if (error instanceof Problem) await forgetQuestion(context);
      throw error;
    }
  },
};

type OpenMeetingAnswer = Extract<OpenQuestion, { kind: 'meeting' }>;

async function steer(context: FeatureContext, open: OpenMeetingAnswer): Promise<Message[]> {
  const { duty: id, question, topic } = open;
  switch (context.wish.intent) {
    case 'cancel':
      return pause(context, open);
    case 'back':
      return askQuestion(context, { id, question: questionBefore(question) });
    case 'skip':
      return askNext(context, { id, from: questionAfter(question) });
    case 'correct': {
      const named = questionNamed(context.text);
      return named
        ? askQuestion(context, { id, question: named })
        : answerMeetingStep(context, { kind: 'meetingAsk', duty: id, step: 'choose' });
    }
    default:
      return askQuestion(context, { id, question, topic });
  }
}

const sends = /^(?:ส่ง|ยืนยัน|ตกลง|ถูกต้อง|ใช่|โอเค|ok)/i;

async function answer(context: FeatureContext, open: OpenMeetingAnswer): Promise<Message[]> {
  const { situation, text } = context;
  const { duty: id, question, topic } = open;
  if (question === 'summary' && sends.test(text.trim()))
    return answerMeetingStep(context, { kind: 'meetingSend', duty: id });
  const input = { id, question, topic, typed: text };
  const typed = await execute(typeMeetingAnswer, { situation, input });
  if (typed.kind === 'wrong') return askQuestion(context, { id, question, topic, why: typed.why });
  if (typed.kind === 'ask') return askQuestion(context, { id, ...typed });
  return askNext(context, {
    id,
    from: question === 'summary' ? 'heldOn' : questionAfter(question),
  });
}

async function forgetQuestion({ situation }: FeatureContext): Promise<void> {
  await execute(askMeetingQuestion, { situation, input: { question: null } });
}

/**
 * ยกเลิก pauses the dialogue. Answers stay in the draft, and later words are not read as answers
 * until ทำต่อ.
 */
async function pause(
  { situation, links }: FeatureContext,
  open: OpenMeetingAnswer,
): Promise<Message[]> {
  const { duty, question, topic } = open;
  const paused = { duty, question, topic, paused: true };
  await execute(askMeetingQuestion, { situation, input: { question: paused } });
  return [meetingPausedText(links)];
}

/**
 * Shown below the answer to a command: the report still waits. For a paused report, this is shown
 * only below the answer to สถานะ.
 */
export function waitingReport(context: FeatureContext): Message[] {
  const open = openQuestionOf(context);
  if (open?.kind !== 'meeting' || context.event.type !== 'message') return [];
  return open.paused && context.wish.intent !== 'status' ? [] : [meetingWaitsText(context.links)];
}
