import { daySchema } from '#domain/calendar.ts';
import { formIn } from '#domain/chat/said-values.ts';
import { extensionReasons } from '#domain/duty/reasons.ts';
import { requestExtension, withdrawRequest } from '#use-cases/duties/extend-duty.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { proposeExtension } from '#use-cases/duties/propose-extension.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import {
  askedText,
  confirmCard,
  extensionCard,
  keptText,
  nothingToAsk,
  reasonCard,
  requestCard,
  withdrawnText,
} from '../messages/extension.ts';
import type { PostbackAction } from '../postback.ts';
import { asksFor, withRole } from './support/asks-for.ts';

type ExtensionStep = Extract<
  PostbackAction,
  {
    kind:
      | 'askExtension'
      | 'extensionReason'
      | 'extensionDate'
      | 'sendExtension'
      | 'changeExtension'
      | 'withdrawExtension'
      | 'keepDate';
  }
>;

/** ขอขยายเวลา as typed text asks which duty it is about. */
export const extension: Feature = {
  name: 'extension',
  matches: (context) => asksFor(context, 'extension'),
  handle: withRole(async ({ situation, links, text, place }) => {
    const { duties } = await execute(myDuties, { situation, input: {} });
    const named = duties.filter(
      (duty) =>
        (formIn(text) ?? duty.form) === duty.form &&
        (!place || place.areas.some((area) => area.id === duty.centre.areaCode)),
    );
    return [extensionCard(named.length > 0 ? named : duties, { links })];
  }),
};

/**
 * Answers the steps of a request: reason, new date, confirmation, sent. Each button contains the
 * earlier answers, so an old button still works.
 */
export async function answerExtension(
  context: FeatureContext,
  step: ExtensionStep,
): Promise<Message[]> {
  const { situation, links } = context;
  const { duty, dueOn, refused } = await execute(proposeExtension, {
    situation,
    input: { id: step.duty, ...pickedIn(context) },
  });
  const isAsked = duty.actions.includes('withdrawExtension');
  if (step.kind === 'keepDate') return [keptText({ duty, links })];
  if (step.kind === 'withdrawExtension') return withdraw(context, step.duty);
  if (step.kind === 'askExtension' && isAsked) return [requestCard({ duty, links })];
  if (!isAsked && !duty.actions.includes('askExtension')) return [nothingToAsk([duty], links)];
  if (step.kind === 'askExtension' || step.kind === 'changeExtension')
    return [reasonCard({ duty, links })];
  if (step.kind === 'sendExtension') return send(context, step);
  return [confirmCard({ duty, links, dueOn, refused, reason: step.reason, now: situation.now })];
}

/** The date that the person chose in LINE's date picker. */
function pickedIn({ event }: FeatureContext): { picked?: string } {
  const picked = daySchema.safeParse(event.postback?.params?.['date']);
  return picked.success ? { picked: picked.data } : {};
}

async function send(
  { situation, links }: FeatureContext,
  { duty: id, dueOn, reason }: Extract<ExtensionStep, { kind: 'sendExtension' }>,
): Promise<Message[]> {
  const { duty } = await execute(requestExtension, {
    situation,
    input: { id, dueOn, reason: extensionReasons[reason] },
  });
  return [askedText({ duty, links })];
}

async function withdraw({ situation, links }: FeatureContext, id: string): Promise<Message[]> {
  const { duty } = await execute(withdrawRequest, { situation, input: { id } });
  return [withdrawnText({ duty, links })];
}
