import { daySchema } from '#domain/calendar.ts';
import { beginReport } from '#use-cases/drafts/begin-report.ts';
import { answerMeeting, readMeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Turn } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { meetingStepCard } from '../messages/meeting-steps.ts';
import type { PostbackAction } from '../postback.ts';

export type MeetingStep = Extract<
  PostbackAction,
  { kind: 'meetingBegin' | 'meetingStep' | 'meetingDate' | 'meetingSay' }
>;

/**
 * รายงานการประชุม in chat. Nothing is remembered but the draft itself: every button says which report
 * and which question, and is answered by the next question that is still open.
 */
export async function answerMeetingStep(turn: Turn, step: MeetingStep): Promise<Message[]> {
  const { situation, links } = turn;
  const id = step.kind === 'meetingBegin' ? await begin(turn, step.centre) : step.duty;
  const input = { id };
  const before = await perform(readMeetingDraft, { situation, input });
  const open = before.heldBy === null && before.duty.actions.includes('fill');
  const said = open ? saidBy(turn, step) : null;
  if (said) await perform(answerMeeting, { situation, input: { id, said } });
  const draft = said ? await perform(readMeetingDraft, { situation, input }) : before;
  const from = step.kind === 'meetingStep' ? step.step : 'heldOn';
  return [meetingStepCard({ draft, from, now: situation.now, links })];
}

async function begin({ situation }: Turn, centre: string): Promise<string> {
  const { duty } = await perform(beginReport, {
    situation,
    input: { centre, form: 'meeting-report' },
  });
  return duty.id;
}

function saidBy({ event }: Turn, step: MeetingStep) {
  if (step.kind === 'meetingSay') return { field: step.field };
  const picked = daySchema.safeParse(event.postback?.params?.['date']);
  return step.kind === 'meetingDate' && picked.success
    ? { field: 'heldOn', on: picked.data }
    : null;
}
