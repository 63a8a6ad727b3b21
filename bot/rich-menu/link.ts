import * as z from 'zod/mini';
import type { LineClient } from '../line-client.ts';
import type { MenuName } from './menus.ts';

interface Known {
  /** Alias to menu id, as LINE last told. */
  ids: Map<MenuName, string>;
  /** Which menu a person was last given by this process. */
  given: Map<string, MenuName>;
}

const knownOf = new WeakMap<LineClient, Known>();
const mostRemembered = 50_000;
const bulkSize = 500;

function known(line: LineClient): Known {
  const found = knownOf.get(line) ?? { ids: new Map(), given: new Map() };
  knownOf.set(line, found);
  return found;
}

/** The id behind a menu's alias; null while the menus are not set up. */
async function idOf(line: LineClient, menu: MenuName): Promise<string | null> {
  const { ids } = known(line);
  const cached = ids.get(menu);
  if (cached !== undefined) return cached;
  const { status, body } = await line.call({
    method: 'GET',
    path: `/v2/bot/richmenu/alias/${menu}`,
  });
  if (status !== 200) return null;
  const parsed = z.safeParse(z.object({ richMenuId: z.string() }), JSON.parse(body.toString()));
  if (!parsed.success) return null;
  ids.set(menu, parsed.data.richMenuId);
  return parsed.data.richMenuId;
}

/** Gives one person a menu. False when LINE has no such menu: a missing menu never spoils an answer. */
export async function linkRichMenu(
  line: LineClient,
  to: { userId: string; menu: MenuName },
): Promise<boolean> {
  const link = async (): Promise<number | null> => {
    const id = await idOf(line, to.menu);
    if (id === null) return null;
    const path = `/v2/bot/user/${encodeURIComponent(to.userId)}/richmenu/${id}`;
    return (await line.call({ method: 'POST', path })).status;
  };
  const first = await link();
  if (first === 200) return remember(line, to);
  if (first === null) return false;
  // The menus may have been set up anew since the id was read.
  known(line).ids.delete(to.menu);
  return (await link()) === 200 && remember(line, to);
}

function remember(line: LineClient, to: { userId: string; menu: MenuName }): true {
  const { given } = known(line);
  if (given.size >= mostRemembered) given.clear();
  given.set(to.userId, to.menu);
  return true;
}

/** The same, but only when this process has not just given them that very menu. */
export async function keepRichMenu(
  line: LineClient,
  to: { userId: string; menu: MenuName },
): Promise<boolean> {
  if (known(line).given.get(to.userId) === to.menu) return true;
  return linkRichMenu(line, to);
}

/** Many people at once, for the morning's sweep; LINE takes 500 a call and works on it by itself. */
export async function linkRichMenus(
  line: LineClient,
  to: { userIds: readonly string[]; menu: MenuName },
): Promise<number> {
  const richMenuId = await idOf(line, to.menu);
  if (richMenuId === null) return 0;
  let linked = 0;
  for (let from = 0; from < to.userIds.length; from += bulkSize) {
    const userIds = to.userIds.slice(from, from + bulkSize);
    const path = '/v2/bot/richmenu/bulk/link';
    const { status } = await line.call({ method: 'POST', path, json: { richMenuId, userIds } });
    if (status === 202 || status === 200) linked += userIds.length;
  }
  return linked;
}
