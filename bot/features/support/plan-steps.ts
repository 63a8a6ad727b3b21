import { randomUUID } from 'node:crypto';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import {
  nextPlanQuestion,
  planIn,
  planQuestionBefore,
  planQuestionNamed,
  readPlanAnswer,
  timeProblem,
} from '#domain/meeting/plan-dialogue.ts';
import type { PlanDraft, PlanQuestion } from '#domain/meeting/plan-dialogue.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay, formatTime } from '#domain/thai/date.ts';
import type { OpenQuestion } from '#models/persons.ts';
import {
  cancelMeeting,
  changeMeeting,
  planMeeting,
  previewMeeting,
  restoreMeeting,
} from '#use-cases/meetings/plan-meeting.ts';
import { askPlanQuestion, callableCentres } from '#use-cases/meetings/plan-dialogue.ts';
import type { CallableCentre } from '#use-cases/meetings/plan-dialogue.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import type { MeetingView } from '#use-cases/meetings/read-meeting.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { staleCard } from '#bot/messages/help.ts';
import {
  cannotPlanText,
  planDoneCard,
  planDroppedText,
  planStepCard,
  whichAnswerText,
  whichCommitteeCard,
  whichMeetingCard,
} from '#bot/messages/meeting-plan.ts';
import type { PostbackAction } from '#bot/postback.ts';

export type PlanStep = Extract<
  PostbackAction,
  {
    kind: 'planMeeting' | 'moveMeeting' | 'endMeeting' | 'restoreMeeting' | 'planDate' | 'sendPlan';
  }
>;
export type OpenPlan = Extract<OpenQuestion, { kind: 'meetingPlan' }>;

/** แจ้งนัดประชุม, เลื่อนประชุม and ยกเลิกประชุม: begins with what the text says, and asks the rest. */
export async function beginPlan(
  context: FeatureContext,
  mode: PlanDraft['mode'],
): Promise<Message[]> {
  const { links, place } = context;
  const area = place?.areas.find(({ readable }) => readable)?.id;
  const centres = await callable(context, area);
  if (centres.length === 0) return [cannotPlanText('notAllowed', links)];
  if (mode !== 'announce') return beginChange(context, { centres, mode });
  const [only, second] = centres;
  return only && !second ? announce(context, only) : [whichCommitteeCard(centres, links)];
}

async function beginChange(
  context: FeatureContext,
  { centres, mode }: { centres: readonly CallableCentre[]; mode: 'change' | 'cancel' },
): Promise<Message[]> {
  const meetings = centres.flatMap((centre) => centre.meetings);
  const [only, second] = meetings;
  if (!only) return [cannotPlanText('noMeeting', context.links)];
  return second
    ? [whichMeetingCard({ meetings, cancels: mode === 'cancel' }, context.links)]
    : change(context, { meeting: only, mode });
}

function callable({ situation }: FeatureContext, within?: string): Promise<CallableCentre[]> {
  return execute(callableCentres, { situation, input: within === undefined ? {} : { within } });
}

/** The buttons of the dialogue. One of an older dialogue changes nothing. */
export async function answerPlanStep(context: FeatureContext, step: PlanStep): Promise<Message[]> {
  const { situation, links } = context;
  switch (step.kind) {
    case 'planMeeting': {
      const centre = (await callable(context)).find(({ id }) => id === step.centre);
      return centre ? announce(context, centre) : [cannotPlanText('notAllowed', links)];
    }
    case 'moveMeeting':
    case 'endMeeting': {
      const meeting = await execute(readMeeting, { situation, input: { id: step.meeting } });
      const mode = step.kind === 'endMeeting' ? 'cancel' : 'change';
      if (meeting.isOver || meeting.cancelled) return [cannotPlanText('noMeeting', links)];
      return meeting.mayPlan
        ? change(context, { meeting, mode })
        : [cannotPlanText('notAllowed', links)];
    }
    case 'restoreMeeting': {
      const { told } = await execute(restoreMeeting, { situation, input: { id: step.meeting } });
      return done(context, { mode: 'restore', id: step.meeting, told });
    }
    default: {
      const open = openPlanOf(context);
      if (open?.plan.meeting !== step.meeting) return [staleCard(links)];
      return step.kind === 'sendPlan' ? send(context, open.plan) : pickDay(context, open.plan);
    }
  }
}

function openPlanOf({ person }: FeatureContext): OpenPlan | null {
  const open = person.openQuestion ?? null;
  return open?.kind === 'meetingPlan' ? open : null;
}

async function pickDay(context: FeatureContext, plan: PlanDraft): Promise<Message[]> {
  const picked = daySchema.safeParse(context.event.postback?.params?.['date']);
  return picked.success
    ? heard(context, { plan, values: { on: picked.data } })
    : ask(context, { plan });
}

function announce(context: FeatureContext, centre: CallableCentre): Promise<Message[]> {
  const { text, situation } = context;
  const plan: PlanDraft = {
    meeting: randomUUID(),
    centre: centre.id,
    centreName: centre.name,
    mode: 'announce',
    sequence: 0,
    on: null,
    startAt: '',
    place: '',
    reason: '',
  };
  return heard(context, { plan, values: planIn(text, bangkokDay(situation.now)) });
}

function change(
  context: FeatureContext,
  { meeting, mode }: { meeting: MeetingView; mode: 'change' | 'cancel' },
): Promise<Message[]> {
  const { text, situation } = context;
  const { id, centre, on, startAt, place, sequence } = meeting;
  const plan: PlanDraft = {
    meeting: id,
    centre: centre.id,
    centreName: centre.label,
    mode,
    sequence,
    on,
    startAt,
    place,
    reason: '',
  };
  const values = mode === 'cancel' ? {} : planIn(text, bangkokDay(situation.now));
  const isNew = mode === 'cancel' || Object.keys(values).length > 0;
  return isNew ? heard(context, { plan, values }) : ask(context, { plan, question: 'on' });
}

/** Takes over what was said, unless the time cannot be. */
async function heard(
  context: FeatureContext,
  { plan, values }: { plan: PlanDraft; values: Partial<PlanDraft> },
): Promise<Message[]> {
  const next = { ...plan, ...values };
  const isTimed = plan.mode !== 'cancel' && ('on' in values || 'startAt' in values);
  const why = isTimed ? timeProblem(next, context.situation.now) : null;
  if (why !== null) return ask(context, { plan: { ...next, on: null }, question: 'on', why });
  return ask(context, { plan: next });
}

async function ask(
  { situation, links }: FeatureContext,
  of: { plan: PlanDraft; question?: PlanQuestion; why?: string | undefined },
): Promise<Message[]> {
  const { plan, why } = of;
  const question = of.question ?? nextPlanQuestion(plan);
  await execute(askPlanQuestion, {
    situation,
    input: { question: { plan, question, paused: false } },
  });
  return [planStepCard({ plan, question, why, now: situation.now, links })];
}

/** Typed words as the answer to the open question. */
export async function answerPlan(context: FeatureContext, open: OpenPlan): Promise<Message[]> {
  const { situation, links, text, wish } = context;
  const { plan, question } = open;
  switch (wish.intent) {
    case 'cancel':
      await forget(context);
      return [planDroppedText(links)];
    case 'back':
      return ask(context, { plan, question: planQuestionBefore(question, plan) });
    case 'resume':
    case 'skip':
      return ask(context, { plan, question });
    case 'correct': {
      const named = planQuestionNamed(text);
      return named ? ask(context, { plan, question: named }) : [whichAnswerText(plan, links)];
    }
    default: {
      if (question === 'confirm' && agrees.test(text.trim())) return send(context, plan);
      const reading = readPlanAnswer(question, text, { today: bangkokDay(situation.now) });
      return reading.kind === 'wrong'
        ? ask(context, { plan, question, why: reading.why })
        : heard(context, { plan, values: reading.values });
    }
  }
}

const agrees = /^(?:แจ้ง|ส่ง|ยืนยัน|ตกลง|ถูกต้อง|ใช่|โอเค|ok)/i;

function forget({ situation }: FeatureContext): Promise<object> {
  return execute(askPlanQuestion, { situation, input: { question: null } });
}

async function send(context: FeatureContext, plan: PlanDraft): Promise<Message[]> {
  const question = nextPlanQuestion(plan);
  if (question !== 'confirm') return ask(context, { plan, question });
  try {
    const { told } = await decide(context, plan);
    await forget(context);
    return await done(context, { mode: plan.mode, id: plan.meeting, told });
  } catch (error) {
    // What was typed stays, so that only the day must be said again.
    if (error instanceof Problem && error.code === 'meeting-taken')
      return ask(context, { plan, question: 'on', why: error.title });
    throw error;
  }
}

function decide({ situation }: FeatureContext, draft: PlanDraft): Promise<{ told: number }> {
  const { meeting: id, centre, mode, sequence, on, startAt, place, reason } = draft;
  const plan = { on, startAt, place };
  if (mode === 'announce') return execute(planMeeting, { situation, input: { id, centre, plan } });
  if (mode === 'change')
    return execute(changeMeeting, { situation, input: { id, sequence, plan } });
  return execute(cancelMeeting, { situation, input: { id, sequence, reason } });
}

async function done(
  { situation, links }: FeatureContext,
  of: { mode: PlanDraft['mode'] | 'restore'; id: string; told: number },
): Promise<Message[]> {
  const { mode, id, told } = of;
  const meeting = await execute(readMeeting, { situation, input: { id } });
  const input = { centre: meeting.centre.id };
  const { nextSendAt } = await execute(previewMeeting, { situation, input });
  const sendsAt = `${formatDay(bangkokDay(nextSendAt), 'dayMonth')} ${formatTime(nextSendAt)}`;
  return [planDoneCard({ mode, meeting, told, sendsAt }, links)];
}
