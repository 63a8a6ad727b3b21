import { primaryGrant } from '#domain/permissions.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { plainText } from '../messages/parts/plain-text.ts';
import { statusCard } from '../messages/status.ts';
import { menuStateOf, menuFor } from '../rich-menu/ensure.ts';
import { offerRichMenu } from '../rich-menu/link.ts';
import { groupBoard } from './group.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** สถานะ: shows what is due and who must act next. */
export const status: Feature = {
  name: 'status',
  matches: (context) => asksFor(context, 'status'),
  handle: async (context) => (await groupBoard(context)) ?? withRole(answerStatus)(context),
};

export async function answerStatus(context: FeatureContext): Promise<readonly Message[]> {
  const { situation, links, person, inGroup } = context;
  const { duties, queue } = await execute(myDuties, { situation, input: {} });
  if (!inGroup) await showMenu(context, { duties, queue });
  if (duties.length + queue.length === 0) {
    return [plainText('ตอนนี้ไม่มีเรื่องที่ท่านต้องส่งหรือตรวจ')];
  }
  const title = inGroup ? 'งานที่ดูแล' : statusTitle(person, duties);
  return [statusCard({ title, duties, queue, now: situation.now, links, listUrl: links.home() })];
}

/**
 * A member's centre is called by its name. For members of several centres, the number of centres is
 * given instead.
 */
export function statusTitle(
  { grants }: Pick<FeatureContext['person'], 'grants'>,
  duties: readonly { centre: { label: string } }[],
): string {
  const centres = new Set(duties.map((duty) => duty.centre.label));
  const [only] = centres;
  if (only === undefined || grants.some((grant) => grant.role !== 'member')) return 'งานของท่าน';
  return centres.size === 1 ? only : `ศอช. ของท่าน ${centres.size} แห่ง`;
}

/** Sets the rich menu to the state that the card shows. */
async function showMenu(
  { line, person }: FeatureContext,
  work: Parameters<typeof menuStateOf>[0],
): Promise<void> {
  const role = primaryGrant(person.grants)?.role ?? null;
  const menu = menuFor({ role, attention: menuStateOf(work) });
  await offerRichMenu(line, { userId: person.lineUserId, menu });
}
