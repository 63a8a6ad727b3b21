import { bangkokDay, day } from '../../domain/calendar.ts';
import type { DutyView } from '../../use-cases/duty-views.ts';
import { decideOnExtension, requestExtension } from '../../use-cases/extend-duty.ts';
import { readDutyView } from '../../use-cases/read-duty-view.ts';
import { perform } from '../../use-cases/use-case.ts';
import type { Turn } from '../feature.ts';
import type { Message } from '../line-client.ts';
import {
  askedText,
  dateCard,
  decidedText,
  nothingToAsk,
  reasonCard,
} from '../messages/extension.ts';
import { extensionReasons } from '../../domain/duty/reasons.ts';
import type { PostbackAction } from '../postback.ts';

export type ExtensionStep = Extract<
  PostbackAction,
  { kind: 'askExtension' | 'extensionReason' | 'extensionDate' | 'decideExtension' }
>;

/** ขอเลื่อน in chat: why, until when, sent; every step stands by itself, however late it is tapped. */
export async function answerExtension(turn: Turn, step: ExtensionStep): Promise<Message[]> {
  const duty = await perform(readDutyView, {
    situation: turn.situation,
    input: { id: step.duty },
  });
  return step.kind === 'decideExtension' ? decide(turn, { step, duty }) : ask(turn, { step, duty });
}

interface At<S> {
  step: S;
  duty: DutyView;
}

async function ask(
  { event, situation, links }: Turn,
  { step, duty }: At<Exclude<ExtensionStep, { kind: 'decideExtension' }>>,
): Promise<Message[]> {
  const { now } = situation;
  const picked = day.safeParse(event.postback?.params?.['date']);
  // The same tap again, or a second one while the province thinks: what was asked is said once more.
  if (duty.extension?.state === 'asked') return [askedText({ duty, links })];
  if (!duty.actions.includes('askExtension')) return [nothingToAsk(links)];
  if (step.kind === 'askExtension') return [reasonCard({ duty, links })];
  if (step.kind === 'extensionReason' || !picked.success || picked.data <= bangkokDay(now))
    return [dateCard({ duty, links, reason: step.reason, now })];
  const asked = await perform(requestExtension, {
    situation,
    input: { id: duty.id, dueOn: picked.data, reason: extensionReasons[step.reason] },
  });
  return [askedText({ duty: asked.duty, links })];
}

async function decide(
  { situation, links }: Turn,
  { step, duty }: At<Extract<ExtensionStep, { kind: 'decideExtension' }>>,
): Promise<Message[]> {
  // Asked for another date since, or decided: an old button decides nothing.
  const open = duty.extension?.state === 'asked' && duty.extension.dueOn === step.dueOn;
  if (!open) return [decidedText({ duty, links, first: false })];
  const { duty: next } = await perform(decideOnExtension, {
    situation,
    input: { id: duty.id, grant: step.grant === 'yes', dueOn: step.dueOn },
  });
  return [decidedText({ duty: next, links, first: true })];
}
