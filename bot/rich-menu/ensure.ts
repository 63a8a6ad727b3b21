import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { DutyAction } from '#domain/duty/action.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { LineClient } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { drawMenu, planOf } from './draw.ts';
import { aliasOf, allMenus, areasOf, heightOf, menuOf, menuRoleOf, menuWidth } from './menus.ts';
import type { MenuState, Menu, MenuName } from './menus.ts';

/** The menu that a person should have now. */
export function menuFor(reader: { role: Role | null; attention: MenuState }): MenuName {
  return menuOf(menuRoleOf(reader.role), reader.attention).name;
}

interface Weighed extends Pick<DutyView, 'standing' | 'daysLeft' | 'holder'> {
  actions: readonly DutyAction[];
}

const nearDays = 7;

/**
 * The state in the strip: late before returned, and both before soon due. Reports that wait for a
 * review count as soon due.
 */
export function menuStateOf(work: {
  duties: readonly Weighed[];
  queue: readonly unknown[];
}): MenuState {
  const toFill = work.duties.filter(
    (duty) => duty.holder === 'centre' && duty.actions.includes('fill'),
  );
  if (toFill.some((duty) => duty.daysLeft < 0)) return 'overdue';
  if (toFill.some((duty) => duty.standing === 'returned')) return 'returned';
  const near = toFill.some((duty) => duty.standing !== 'closed' && duty.daysLeft <= nearDays);
  return near || work.queue.length > 0 ? 'due' : 'none';
}

const listedSchema = z.object({
  richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string() })),
});
const aliasesSchema = z.object({
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
});
const madeSchema = z.object({ richMenuId: z.string() });
const defaultMenu: MenuName = 'guest-none';
/** The prefix of our menus. Menus of the account's other tools have other names. */
const namePrefix = 'prasan';

export function isOurMenu(name: string): boolean {
  return name.startsWith(`${namePrefix} `);
}

type Call = Parameters<LineClient['call']>[0];

async function callLine(line: LineClient, call: Call): Promise<unknown> {
  const { status, body } = await line.call(call);
  if (status >= 400)
    throw new Problem('line-unavailable', { details: { path: call.path, status } });
  const text = body.toString();
  return text === '' ? {} : JSON.parse(text);
}

async function listMenus(line: LineClient) {
  const listed = await callLine(line, { method: 'GET', path: '/v2/bot/richmenu/list' });
  return z.parse(listedSchema, listed).richmenus;
}

/** The names of the menus that `ensureRichMenus` would make and remove. */
export async function planRichMenus(
  line: LineClient,
  links: Links,
): Promise<{ make: readonly string[]; remove: readonly string[] }> {
  const known = (await listMenus(line)).map(({ name }) => name).filter(isOurMenu);
  const wanted = allMenus().map((menu) => bodyOf(menu, links).name);
  return {
    make: wanted.filter((name) => !known.includes(name)),
    remove: known.filter((name) => !wanted.includes(name)),
  };
}

/**
 * Makes LINE's menus match these plans. Each name contains a hash of drawing and areas, so a second
 * run changes nothing. A changed menu is created under a new name, its alias is moved, and the old
 * menu is deleted.
 */
export async function ensureRichMenus(
  line: LineClient,
  links: Links,
): Promise<{ made: number; removed: number }> {
  const before = await listMenus(line);
  const known = z.parse(
    aliasesSchema,
    await callLine(line, { method: 'GET', path: '/v2/bot/richmenu/alias/list' }),
  );
  const aliasIds = new Map(
    known.aliases.map((aliase) => [aliase.richMenuAliasId, aliase.richMenuId]),
  );
  const currentIds = new Set<string>();
  let count = 0;
  for (const menu of allMenus()) {
    const body = bodyOf(menu, links);
    const existing = before.find((menu) => menu.name === body.name);
    const id = existing?.richMenuId ?? (await create(line, { body, image: await drawMenu(menu) }));
    if (!existing) count += 1;
    currentIds.add(id);
    const alias = aliasOf(menu.name);
    await pointAlias(line, { alias, id, current: aliasIds.get(alias) });
    if (menu.name === defaultMenu) await makeDefault(line, id);
  }
  const stale = before.filter((menu) => isOurMenu(menu.name) && !currentIds.has(menu.richMenuId));
  for (const { richMenuId } of stale)
    await callLine(line, { method: 'DELETE', path: `/v2/bot/richmenu/${richMenuId}` });
  return { made: count, removed: stale.length };
}

function bodyOf(menu: Menu, links: Links) {
  const areas = areasOf(menu, links);
  const content = JSON.stringify([planOf(menu), areas]);
  const hash = createHash('sha256').update(content).digest('hex');
  return {
    size: { width: menuWidth, height: heightOf(menu) },
    selected: true,
    name: `${namePrefix} ${menu.name} ${hash.slice(0, 16)}`,
    chatBarText: 'เมนู',
    areas,
  };
}

/** A menu without a picture is deleted. Otherwise the next run would find it by its name and keep it. */
async function create(
  line: LineClient,
  { body, image }: { body: ReturnType<typeof bodyOf>; image: Buffer },
): Promise<string> {
  const answer = await callLine(line, { method: 'POST', path: '/v2/bot/richmenu', json: body });
  const { richMenuId } = z.parse(madeSchema, answer);
  try {
    const data = { bytes: image, type: 'image/png' };
    await callLine(line, { method: 'POST', path: `/v2/bot/richmenu/${richMenuId}/content`, data });
    return richMenuId;
  } catch (error) {
    await line.call({ method: 'DELETE', path: `/v2/bot/richmenu/${richMenuId}` });
    throw error;
  }
}

async function pointAlias(
  line: LineClient,
  to: { alias: string; id: string; current: string | undefined },
): Promise<void> {
  if (to.current === to.id) return;
  const update = to.current !== undefined;
  await callLine(line, {
    method: 'POST',
    path: `/v2/bot/richmenu/alias${update ? `/${to.alias}` : ''}`,
    json: { richMenuId: to.id, ...(update ? {} : { richMenuAliasId: to.alias }) },
  });
}

async function makeDefault(line: LineClient, id: string): Promise<void> {
  const current = await line.call({ method: 'GET', path: '/v2/bot/user/all/richmenu' });
  const same = current.status === 200 && current.body.toString().includes(id);
  if (!same) await callLine(line, { method: 'POST', path: `/v2/bot/user/all/richmenu/${id}` });
}
