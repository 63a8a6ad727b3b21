import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { NoAnswer } from '../line/http.ts';
import type { LineClient } from '../line/line-client.ts';
import { aliasOf } from './menus.ts';
import type { MenuName } from './menus.ts';

interface MenuCache {
  /** Menu ids by alias, as LINE last returned them. */
  ids: Map<MenuName, string>;
  /** The menu that this process last linked to each person. */
  lastMenuOf: Map<string, MenuName>;
}

const menuCaches = new WeakMap<LineClient, MenuCache>();
const maxRemembered = 50_000;
const bulkSize = 500;
/** Short, because a person waits for the answer in the meantime. */
const menuTimeoutMs = 2_000;

function menuCacheOf(line: LineClient): MenuCache {
  const cache = menuCaches.get(line) ?? { ids: new Map(), lastMenuOf: new Map() };
  menuCaches.set(line, cache);
  return cache;
}

/** The id of the menu behind an alias; null while the menus are not set up. */
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

/**
 * Links the menu. After a failure it tries once more with a new id, because the menus may have been
 * set up again.
 */
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

/**
 * Links a menu to one person. Returns false and throws no error when LINE has no such menu, so that
 * the answer is still sent.
 */
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

/** Links a menu, unless this process has just linked the same one to this person. */
export async function ensureRichMenu(
  line: LineClient,
  to: { userId: string; menu: MenuName },
): Promise<boolean> {
  if (menuCacheOf(line).lastMenuOf.get(to.userId) === to.menu) return true;
  const linked = await linkRichMenu(line, to);
  // The menus are not set up, so LINE is not called again for this person. The morning job links them
  // later.
  if (!linked) remember(line, to);
  return linked;
}

/**
 * Changes the menu along with an answer. When LINE is unreachable, the answer is still sent, and the
 * job links the menu later.
 */
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

/** Removes the menu of a person whose data was erased. A failure is not repeated. */
export async function unlinkRichMenu(line: LineClient, userId: string): Promise<void> {
  menuCacheOf(line).lastMenuOf.delete(userId);
  const path = `/v2/bot/user/${encodeURIComponent(userId)}/richmenu`;
  try {
    await line.call({ method: 'DELETE', path, timeoutMs: menuTimeoutMs });
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
  }
}

/**
 * Links many people in one call, for the morning job. LINE accepts 500 people in a call and applies
 * it asynchronously.
 */
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
