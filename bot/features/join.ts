import { follow } from '#use-cases/people/follow.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { actorOf, joinLimited } from '#use-cases/people/join.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { joinedCard } from '../messages/joined.ts';
import { joinFirstCard } from '../messages/welcome.ts';
import { menuStateOf, menuFor } from '../rich-menu/ensure.ts';
import { offerRichMenu } from '../rich-menu/link.ts';
import { matchesCommand } from './text-match.ts';

/** A code alone, or after the word. Codes are personal, so a group hears nothing. */
function codeIn(turn: FeatureContext): string | null {
  if (turn.inGroup) return null;
  return inviteCodeOf(turn.text.replace(/^\s*(เข้าร่วม|รหัส|join)\s*[:：]?/i, ''));
}

export const joining: Feature = {
  name: 'join',
  matches: (turn) => codeIn(turn) !== null,
  handle: async (turn) => {
    const { situation, links, line } = turn;
    const { grant, person } = await joinLimited(situation, { code: codeIn(turn) });
    await markFollowing(turn);
    const joined = { ...situation, actor: actorOf(person) };
    const me = await execute(readMe, { situation: joined, input: {} });
    const attention = menuStateOf(await execute(myDuties, { situation: joined, input: {} }));
    const menu = menuFor({ role: me.lead, attention });
    await offerRichMenu(line, { userId: person.lineUserId, menu });
    const held = me.grants.find(
      (one) =>
        one.role === grant.role && one.areaCode === grant.areaCode && one.centre === grant.centre,
    );
    return held ? [joinedCard(held, links)] : [];
  },
};

/** Whoever writes to us is a friend, even when the follow came before this product did. */
async function markFollowing({
  situation,
  person,
  line,
  happenedAt,
}: FeatureContext): Promise<void> {
  if (person.following && person.name !== '') return;
  const profile = person.name === '' ? await line.profile(person.lineUserId) : null;
  await execute(follow, {
    situation,
    input: { at: happenedAt, ...(profile ? { name: profile.displayName } : {}) },
  });
}

/** The word without a code. */
export const howToJoin: Feature = {
  name: 'how-to-join',
  matches: (turn) => matchesCommand(turn, { exact: ['เข้าร่วม', 'สมัคร', 'ลงทะเบียน', 'join'] }),
  handle: async ({ links }) => [joinFirstCard(links)],
};
