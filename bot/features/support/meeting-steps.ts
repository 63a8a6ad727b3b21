import { daySchema } from '#domain/calendar.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { answerMeeting, readMeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { meetingStepCard } from '#bot/messages/meeting-steps.ts';
import type { PostbackAction } from '#bot/postback.ts';

export type MeetingStep = Extract<
  PostbackAction,
  { kind: 'meetingBegin' | 'meetingStep' | 'meetingDate' | 'meetingSay' }
>;

/**
 * รายงานการประชุม in chat. Only the draft is stored: each button carries the report and the
 * question, and the reply is the next open question.
 */
export async function answerMeetingStep(
  context: FeatureContext,
  step: MeetingStep,
): Promise<Message[]> {
  const { situation, links } = context;
  const id = step.kind === 'meetingBegin' ? await begin(context, step.centre) : step.duty;
  const input = { id };
  const before = await execute(readMeetingDraft, { situation, input });
  const open = before.heldBy === null && before.duty.actions.includes('fill');
  const answer = open ? saidBy(context, step) : null;
  if (answer) await execute(answerMeeting, { situation, input: { id, said: answer } });
  const draft = answer ? await execute(readMeetingDraft, { situation, input }) : before;
  const from = step.kind === 'meetingStep' ? step.step : 'heldOn';
  return [meetingStepCard({ draft, from, now: situation.now, links })];
}

async function begin({ situation }: FeatureContext, centre: string): Promise<string> {
  const { duty } = await execute(startReport, {
    situation,
    input: { centre, form: 'meeting-report' },
  });
  return duty.id;
}

function saidBy({ event }: FeatureContext, step: MeetingStep) {
  if (step.kind === 'meetingSay') return { field: step.field };
  const picked = daySchema.safeParse(event.postback?.params?.['date']);
  return step.kind === 'meetingDate' && picked.success
    ? { field: 'heldOn', on: picked.data }
    : null;
}
