import type { AreaCode } from '#domain/centre/centre.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { follow } from '#use-cases/people/follow.ts';
import { inviteCodeIn, inviteCodeOf, isMistypedCode } from '#domain/people/invite-code.ts';
import { isSameGrant } from '#domain/permissions.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { actorOf, joinLimited, previewJoinLimited } from '#use-cases/people/join.ts';
import { undoJoinLimited } from '#use-cases/people/undo-join.ts';
import { readDigestTime } from '#use-cases/notices/send-times.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext, IncomingEvent } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import {
  joinQuestionCard,
  joinRefusedText,
  joinUndoneText,
  mistypedCodeText,
} from '../messages/join-question.ts';
import { noticeCard } from '../messages/privacy.ts';
import { joinedCard } from '../messages/joined.ts';
import { joinFirstCard } from '../messages/welcome.ts';
import { menuStateOf, menuFor } from '../rich-menu/ensure.ts';
import { offerRichMenu } from '../rich-menu/link.ts';
import { asksFor } from './support/asks-for.ts';

/** A code on its own or after the command. Codes are personal, so a code in a group is ignored. */
function codeIn(context: IncomingEvent): string | null {
  return context.inGroup ? null : (inviteCodeOf(bareText(context)) ?? inviteCodeIn(context.text));
}

function bareText({ text }: IncomingEvent): string {
  return text.replace(/^\s*(เข้าร่วม|รหัส|join)\s*[:：]?/i, '').trim();
}

export const joining: Feature = {
  name: 'join',
  matches: (context) => codeIn(context) !== null,
  handle: async (context) => {
    const code = codeIn(context) ?? '';
    return context.person.grants.length === 0
      ? joinWith(context, code)
      : askBeforeJoining(context, code);
  },
};

/** A text that was meant as a code but is not valid. The reply says what is wrong with it. */
export const mistypedCode: Feature = {
  name: 'mistyped-code',
  matches: (context) => !context.inGroup && isMistypedCode(bareText(context)),
  handle: async ({ links }) => [mistypedCodeText(links)],
};

/** Handles the buttons of the question about a second role, and of the card for a new role. */
export async function answerJoin(
  context: FeatureContext,
  { kind, code }: { kind: 'join' | 'refuseJoin' | 'undoJoin'; code: string },
): Promise<readonly Message[]> {
  if (kind === 'refuseJoin') return [joinRefusedText(code, context.links)];
  if (kind === 'join') return joinWith(context, code);
  const { person } = await undoJoinLimited(context.situation, { code });
  await offerMenu(context, person);
  return [joinUndoneText(context.links)];
}

async function askBeforeJoining(
  context: FeatureContext,
  code: string,
): Promise<readonly Message[]> {
  const { situation, links } = context;
  const offered = await previewJoinLimited(situation, { code });
  if (offered.isHeld) {
    const digestAt = await digestTimeOf(context, offered.grant);
    return [joinedCard({ held: offered.grant, code: null, digestAt }, links)];
  }
  const { grants } = await execute(readMe, { situation, input: {} });
  return [joinQuestionCard({ code: offered.code, offered: offered.grant, held: grants }, links)];
}

async function joinWith(context: FeatureContext, code: string): Promise<readonly Message[]> {
  const { situation, links } = context;
  const { grant, person: joined } = await joinLimited(situation, { code });
  await markFollowing(context);
  const person = (await situation.db.stores.persons.get(joined.id)) ?? joined;
  const me = await offerMenu(context, person);
  const held = me.grants.find((shown) => isSameGrant(shown, grant));
  const isNoticeNew = me.noticeVersion !== noticeVersion;
  const notice = isNoticeNew ? [noticeCard(links)] : [];
  const lineName = person.lineName === undefined ? me.person.name : undefined;
  if (!held) return [];
  const digestAt = await digestTimeOf(context, grant);
  return [joinedCard({ held, code: inviteCodeOf(code), lineName, digestAt }, links), ...notice];
}

function digestTimeOf(
  { situation }: FeatureContext,
  { areaCode }: { areaCode: AreaCode },
): Promise<string> {
  return execute(readDigestTime, { situation, input: { areaCode } });
}

/** Links the rich menu for the person's present role. */
async function offerMenu({ situation, line }: FeatureContext, person: StoredPerson) {
  const joined = { ...situation, actor: actorOf(person) };
  const me = await execute(readMe, { situation: joined, input: {} });
  const attention = menuStateOf(await execute(myDuties, { situation: joined, input: {} }));
  const menu = menuFor({ role: me.lead, attention });
  await offerRichMenu(line, { userId: person.lineUserId, menu });
  return me;
}

/**
 * A person who writes is a friend of the account, even if their follow event came before this product
 * was installed.
 */
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

/** The command to join without a code. */
export const howToJoin: Feature = {
  name: 'how-to-join',
  matches: (context) => asksFor(context, 'join'),
  handle: async ({ links }) => [joinFirstCard(links)],
};
