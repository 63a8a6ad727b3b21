import { Problem } from '#domain/problem.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { lateText, undoneText } from '#bot/messages/undo.ts';
import type { PostbackAction } from '#bot/postback.ts';

/**
 * เลิกทำ: undoes the decision of the button. When it is too late, the reply names the other way to
 * change it.
 */
export async function answerUndo(
  { situation, links }: FeatureContext,
  { duty: id, version }: Extract<PostbackAction, { kind: 'undo' }>,
): Promise<Message[]> {
  try {
    const input = { id, version: Number(version) };
    const { duty } = await execute(undoDecision, { situation, input });
    return [undoneText({ duty, links })];
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'undo-late') throw error;
    return [lateText({ id, links, explanation: error.userMessage })];
  }
}
