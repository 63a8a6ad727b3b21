import { refusalReasons } from '#domain/duty/reasons.ts';
import { Problem } from '#domain/problem.ts';
import { decideOnExtension } from '#use-cases/duties/extend-duty.ts';
import { readDutyView } from '#use-cases/duties/read-duty-view.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { changedCard, decidedText, refusalCard } from '#bot/messages/extension-decision.ts';
import type { PostbackAction } from '#bot/postback.ts';

type DecisionStep = Extract<PostbackAction, { kind: 'decideExtension' | 'refuseExtension' }>;

/**
 * Answers the province's decision buttons. Granting takes one tap; refusing takes a second tap for
 * the reason. Both can be undone.
 */
export async function answerDecision(
  context: FeatureContext,
  step: DecisionStep,
): Promise<Message[]> {
  const { situation, links } = context;
  const duty = await execute(readDutyView, { situation, input: { id: step.duty } });
  const { extension } = duty;
  if (extension?.state !== 'asked') return [decidedText({ duty, links, first: false })];
  if (!duty.actions.includes('decideExtension')) throw new Problem('not-allowed');
  // The requested date has changed since the button was sent, so the button must not decide.
  if (extension.dueOn !== step.dueOn) return [changedCard({ duty, links })];
  if (step.kind === 'decideExtension' && step.grant === 'no') return [refusalCard({ duty, links })];
  const { duty: next } = await execute(decideOnExtension, {
    situation,
    input: {
      id: duty.id,
      grant: step.kind === 'decideExtension',
      dueOn: step.dueOn,
      reason: step.kind === 'refuseExtension' ? refusalReasons[step.refusal] : null,
    },
  });
  return [decidedText({ duty: next, links, first: true })];
}
