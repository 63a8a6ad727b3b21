import { daySchema } from '#domain/calendar.ts';
import { dayIn, peopleIn } from '#domain/chat/said-values.ts';
import { nextMeetingQuestion, questionAfter } from '#domain/chat/meeting-answers.ts';
import type { MeetingQuestion, OpenMeetingQuestion } from '#domain/chat/meeting-answers.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import {
  answerMeeting,
  askMeetingQuestion,
  sendMeeting,
} from '#use-cases/drafts/meeting-dialogue.ts';
import { readMeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import type { MeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { meetingStepCard } from '#bot/messages/meeting-steps.ts';
import { chooseAnswerCard, meetingSentText } from '#bot/messages/meeting-summary.ts';
import type { PostbackAction } from '#bot/postback.ts';

export type MeetingStep = Extract<
  PostbackAction,
  {
    kind:
      | 'meetingBegin'
      | 'meetingStep'
      | 'meetingDate'
      | 'meetingSay'
      | 'meetingAsk'
      | 'meetingSend';
  }
>;

/**
 * The meeting report (รายงานการประชุม) in chat. Only the draft is stored. Each button contains the
 * report and the question, and the reply asks the next unanswered question.
 */
export async function answerMeetingStep(
  context: FeatureContext,
  step: MeetingStep,
): Promise<Message[]> {
  const { situation, links } = context;
  const id = step.kind === 'meetingBegin' ? await begin(context, step.centre) : step.duty;
  if (step.kind === 'meetingSend') return send(context, id);
  if (step.kind === 'meetingAsk')
    return step.step === 'choose'
      ? [chooseAnswerCard(await draftOf(context, id), links)]
      : askQuestion(context, { id, question: step.step });
  const before = await draftOf(context, id);
  const open = before.heldBy === null && before.duty.actions.includes('fill');
  const answer = open ? saidBy(context, step) : null;
  const said = answer && (await execute(answerMeeting, { situation, input: { id, said: answer } }));
  if (said?.why) return askQuestion(context, { id, question: 'heldOn', why: said.why });
  return askNext(context, { id, from: fromOf(step) });
}

/** A skipped question is not asked again after the next answer. */
function fromOf(step: MeetingStep): MeetingQuestion | 'summary' {
  if (step.kind === 'meetingStep') return step.step;
  if (step.kind === 'meetingSay') return questionAfter(step.field);
  return step.kind === 'meetingDate' ? questionAfter('heldOn') : 'heldOn';
}

function draftOf({ situation }: FeatureContext, id: string): Promise<MeetingDraft> {
  return execute(readMeetingDraft, { situation, input: { id } });
}

async function begin({ situation }: FeatureContext, centre: string): Promise<string> {
  const { duty } = await execute(startReport, {
    situation,
    input: { centre, form: 'meeting-report' },
  });
  return duty.id;
}

/**
 * Begins with the values that the text already contains: ประชุมแล้วเมื่อวาน มา 9 คน. If a value is
 * wrong, its question is asked.
 */
export async function beginMeeting(context: FeatureContext, id: string): Promise<Message[]> {
  const { situation, text } = context;
  const draft = await draftOf(context, id);
  const isOpen = draft.heldBy === null && draft.duty.actions.includes('fill');
  const day = dayIn(text, draft.today);
  if (isOpen && day !== null) {
    const said = { field: 'heldOn', on: day };
    const { why } = await execute(answerMeeting, { situation, input: { id, said } });
    if (why !== null) return askQuestion(context, { id, question: 'heldOn', why });
  }
  const all = /มาครบ|ครบทุกคน/.test(text) || peopleIn(text) === draft.members.length;
  if (isOpen && all && draft.members.length > 0)
    await execute(answerMeeting, { situation, input: { id, said: { field: 'present' } } });
  return askNext(context, { id, from: 'heldOn' });
}

/** Asks the next unanswered question, starting with this one. */
export async function askNext(
  context: FeatureContext,
  { id, from }: { id: string; from: MeetingQuestion | 'summary' },
): Promise<Message[]> {
  const draft = await draftOf(context, id);
  return ask(context, { draft, question: nextMeetingQuestion(draft, from) });
}

/** Asks this question, whether it is answered or not. `why` says what was wrong with the last answer. */
export async function askQuestion(
  context: FeatureContext,
  of: { id: string; question: OpenMeetingQuestion; topic?: string; why?: string },
): Promise<Message[]> {
  return ask(context, { ...of, draft: await draftOf(context, of.id) });
}

async function ask(
  { situation, links }: FeatureContext,
  of: { draft: MeetingDraft; question: OpenMeetingQuestion; topic?: string; why?: string },
): Promise<Message[]> {
  const { draft, question, topic = '' } = of;
  const isOpen = draft.heldBy === null && draft.duty.actions.includes('fill');
  const asked = isOpen ? { duty: draft.duty.id, question, topic, paused: false } : null;
  await execute(askMeetingQuestion, { situation, input: { question: asked } });
  return [meetingStepCard({ ...of, now: situation.now, links })];
}

async function send(context: FeatureContext, id: string): Promise<Message[]> {
  const { situation, links } = context;
  const draft = await draftOf(context, id);
  if (draft.missing.length > 0) return askNext(context, { id, from: 'heldOn' });
  if (!draft.duty.actions.includes('fill'))
    return [meetingStepCard({ draft, question: 'summary', now: situation.now, links })];
  const { duty } = await execute(sendMeeting, { situation, input: { id } });
  await execute(askMeetingQuestion, { situation, input: { question: null } });
  return [meetingSentText(duty, links)];
}

function saidBy({ event }: FeatureContext, step: MeetingStep) {
  if (step.kind === 'meetingSay') return { field: step.field };
  const picked = daySchema.safeParse(event.postback?.params?.['date']);
  return step.kind === 'meetingDate' && picked.success
    ? { field: 'heldOn', on: picked.data }
    : null;
}
