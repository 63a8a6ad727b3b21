import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { acceptNotice } from '#use-cases/privacy/accept-notice.ts';
import { askErasure, withdrawErasure } from '#use-cases/privacy/ask-erasure.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import {
  erasureQuestionCard,
  erasureSentCard,
  erasureWithdrawnText,
  noticeAcceptedText,
  noticeCard,
} from '../messages/privacy.ts';
import type { PostbackAction } from '../postback.ts';
import { asksFor } from './support/asks-for.ts';

/** ขอลบข้อมูล: explains what is erased and what is kept, then asks for confirmation. Private chats only. */
export const askingForErasure: Feature = {
  name: 'ask-erasure',
  matches: (context) => !context.inGroup && asksFor(context, 'erase'),
  handle: ({ links }) => Promise.resolve([erasureQuestionCard(links)]),
};

type ErasureStep = Extract<PostbackAction, { kind: 'askErasure' | 'withdrawErasure' }>;

export async function answerErasure(
  { situation, links }: FeatureContext,
  { kind }: ErasureStep,
): Promise<readonly Message[]> {
  if (kind === 'withdrawErasure') {
    await execute(withdrawErasure, { situation, input: {} });
    return [erasureWithdrawnText()];
  }
  const input = { words: '', channel: 'chat' };
  const { dueOn, isNew, state } = await execute(askErasure, { situation, input });
  return [erasureSentCard({ dueOn, isNew, isGranted: state === 'granted' }, links)];
}

/**
 * Records that the person has read the privacy notice. If it was an older version, the newest one is
 * shown.
 */
export async function answerNotice(
  { situation, links }: FeatureContext,
  version: string,
): Promise<readonly Message[]> {
  if (version !== noticeVersion) return [noticeCard(links)];
  await execute(acceptNotice, { situation, input: { version } });
  return [noticeAcceptedText()];
}
