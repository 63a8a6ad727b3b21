import { primaryGrant } from '#domain/permissions.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Person } from '#models/persons.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { LineClient } from '../line/line-client.ts';
import { menuStateOf, menuFor } from './ensure.ts';
import { ensureRichMenu, linkRichMenus } from './link.ts';
import type { MenuName } from './menus.ts';

interface Refresh {
  db: Database;
  line: LineClient;
  now: Date;
}

const atOnce = 8;

/** Links every friend of the account to the menu for today's work. */
export async function refreshMenus({ db, line, now }: Refresh): Promise<{ linked: number }> {
  const people = await db.stores.persons.find({ following: true });
  const byMenu = new Map<MenuName, string[]>();
  const waiting = people.values();
  const worker = async (): Promise<void> => {
    for (const person of waiting) {
      const menu = await menuNow({ db, now }, person);
      const sharing = byMenu.get(menu);
      if (sharing) sharing.push(person.lineUserId);
      else byMenu.set(menu, [person.lineUserId]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  let linked = 0;
  for (const [menu, userIds] of byMenu) linked += await linkRichMenus(line, { menu, userIds });
  return { linked };
}

/** Updates one person's menu after a change of their duties. */
export async function refreshMenuOf({ db, line, now }: Refresh, person: Person): Promise<void> {
  await ensureRichMenu(line, {
    userId: person.lineUserId,
    menu: await menuNow({ db, now }, person),
  });
}

async function menuNow({ db, now }: Omit<Refresh, 'line'>, person: Person): Promise<MenuName> {
  const role = primaryGrant(person.grants)?.role ?? null;
  if (role === null || role === 'admin') return menuFor({ role, attention: 'none' });
  const situation = { db, actor: actorOf(person), now, channel: 'job' as const };
  const work = await execute(myDuties, { situation, input: {} });
  return menuFor({ role, attention: menuStateOf(work) });
}
