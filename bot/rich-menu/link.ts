import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { NoAnswer } from '../line/http.ts';
import type { LineClient } from '../line/line-client.ts';
import { aliasOf } from './menus.ts';
import type { MenuName } from './menus.ts';

interface MenuCache {
  /** Alias to menu id, as LINE last told. */
  ids: Map<MenuName, string>;
  /** Which menu a person was last given by this process. */
  lastMenuOf: Map<string, MenuName>;
}

const menuCaches = new WeakMap<LineClient, MenuCache>();
const maxRemembered = 50_000;
const bulkSize = 500;
/** A person waits for an answer meanwhile. */
const menuTimeoutMs = 2_000;

function menuCacheOf(line: LineClient): MenuCache {
  const cache = menuCaches.get(line) ?? { ids: new Map(), lastMenuOf: new Map() };
  menuCaches.set(line, cache);
  return cache;
}

/** The id behind a menu's alias; null while the menus are not set up. */
async function idOf(line: LineClient, menu: MenuName): Promise<string | null> {
  const { ids } = menuCacheOf(line);
  const cached = ids.get(menu);
  if (cached !== undefined) return cached;
  const { status, body } = await line.call({
    method: 'GET',
    path: `/v2/bot/richmenu/alias/${aliasOf(menu)}`,
    timeoutMs: menuTimeoutMs,
  });
  if (status !== 200) return null;
  const parsed = z.safeParse(z.object({ richMenuId: z.string() }), JSON.parse(body.toString()));
  if (!parsed.success) return null;
  ids.set(menu, parsed.data.richMenuId);
  return parsed.data.richMenuId;
}

/** Links by whatever way; once more with a fresh id, since the menus may have been set up anew. */
async function withId(
  line: LineClient,
  { menu, link }: { menu: MenuName; link: (richMenuId: string) => Promise<number> },
): Promise<boolean> {
  for (const _ of ['known', 'fresh']) {
    const id = await idOf(line, menu);
    if (id === null) return false;
    const status = await link(id);
    if (status < 300) return true;
    menuCacheOf(line).ids.delete(menu);
  }
  return false;
}

/** Gives one person a menu. False when LINE has no such menu: a missing menu never spoils an answer. */
export async function linkRichMenu(
  line: LineClient,
  { userId, menu }: { userId: string; menu: MenuName },
): Promise<boolean> {
  const link = async (id: string): Promise<number> => {
    const path = `/v2/bot/user/${encodeURIComponent(userId)}/richmenu/${id}`;
    return (await line.call({ method: 'POST', path, timeoutMs: menuTimeoutMs })).status;
  };
  const linked = await withId(line, { menu, link });
  if (linked) remember(line, { userId, menu });
  return linked;
}

function remember(line: LineClient, to: { userId: string; menu: MenuName }): void {
  const { lastMenuOf } = menuCacheOf(line);
  if (lastMenuOf.size >= maxRemembered) lastMenuOf.clear();
  lastMenuOf.set(to.userId, to.menu);
}

/** The same, but only when this process has not just given them that very menu. */
export async function ensureRichMenu(
  line: LineClient,
  to: { userId: string; menu: MenuName },
): Promise<boolean> {
  if (menuCacheOf(line).lastMenuOf.get(to.userId) === to.menu) return true;
  const linked = await linkRichMenu(line, to);
  // While the menus are not set up nobody is asked again: the morning's sweep makes up for it.
  if (!linked) remember(line, to);
  return linked;
}

/** Changes the menu beside an answer. A LINE that is away never spoils the answer: the job links it later. */
export async function offerRichMenu(
  line: LineClient,
  to: { userId: string; menu: MenuName },
): Promise<void> {
  try {
    await ensureRichMenu(line, to);
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
  }
}

/** Many people at once, for the morning's sweep; LINE takes 500 a call and works on it by itself. */
export async function linkRichMenus(
  line: LineClient,
  { userIds, menu }: { userIds: readonly string[]; menu: MenuName },
): Promise<number> {
  const path = '/v2/bot/richmenu/bulk/link';
  let linked = 0;
  for (let from = 0; from < userIds.length; from += bulkSize) {
    const block = userIds.slice(from, from + bulkSize);
    const link = async (richMenuId: string): Promise<number> =>
      (await line.call({ method: 'POST', path, json: { richMenuId, userIds: block } })).status;
    if (!(await withId(line, { menu, link }))) continue;
    for (const userId of block) remember(line, { userId, menu });
    linked += block.length;
  }
  return linked;
}
