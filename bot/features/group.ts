import { createGroupCode, releaseGroup, bindGroupLimited } from '#use-cases/people/bind-group.ts';
import { readGroupBoard } from '#use-cases/overview/read-group-board.ts';
import { execute, system } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { boardCard, boundText, groupCodeMessages } from '../messages/group.ts';
import { plainText } from '../messages/parts/plain-text.ts';
import { asksFor, withRole } from './support/asks-for.ts';

const bindWords = /^\s*ผูกกลุ่ม\s*[:：]?\s*/;

function groupOf({ event }: FeatureContext): string {
  return event.source?.groupId ?? event.source?.roomId ?? '';
}

/**
 * ผูกกลุ่ม: in a private chat, it gives a code to the district head. In a group, it binds the group
 * in which the code is sent.
 */
export const bindingGroup: Feature = {
  name: 'bind-group',
  matches: (context) =>
    context.inGroup ? bindWords.test(context.text) : asksFor(context, 'bindGroup'),
  handle: (context) => (context.inGroup ? bind(context) : askCode(context)),
};

const askCode = withRole(async ({ situation, links }) => {
  const made = await execute(createGroupCode, { situation, input: {} });
  return groupCodeMessages(made, links);
});

async function bind(context: FeatureContext): Promise<Message[]> {
  const { situation, text } = context;
  const code = text.replace(bindWords, '');
  if (code === '') return [plainText('พัฒนาการอำเภอขอรหัสได้โดยพิมพ์ ผูกกลุ่ม ในแชตส่วนตัวกับบัญชีนี้')];
  const { lineUserId } = context.person;
  const { place } = await bindGroupLimited(situation, {
    groupId: groupOf(context),
    code,
    lineUserId,
  });
  return [boundText(place)];
}

/** The account was removed from the group, so no answer can be sent. */
export const leaving: Feature = {
  name: 'leave',
  matches: ({ event }) => event.type === 'leave',
  handle: async (context) => {
    // LINE does not say who removed the account, so the system is the actor.
    const situation = { ...context.situation, actor: system };
    await execute(releaseGroup, { situation, input: { groupId: groupOf(context) } });
    return [];
  },
};

/** The status card of a bound group; null for a group that is not bound. */
export async function groupBoard(context: FeatureContext): Promise<Message[] | null> {
  if (!context.inGroup) return null;
  const { situation, links } = context;
  const board = await execute(readGroupBoard, { situation, input: { groupId: groupOf(context) } });
  return board ? [boardCard(board, { now: situation.now, links })] : null;
}
