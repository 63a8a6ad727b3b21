import { hexId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import type { RichMenu } from '../state.ts';
import type { Storage } from '../storage.ts';
import { isFields } from '../validate/report.ts';
import type { Rules } from '../validate/report.ts';
import { validateRichMenu } from '../validate/rich-menu.ts';
import type { ApiCall, ApiGuard, EndpointSpec, ApiReply } from './api-guard.ts';
import { imageSize } from './image-size.ts';
import { nameOfMenu, noMenu, noPicture } from './rich-menu-context.ts';
import { errorBody } from './messages.ts';
import { aliasRoutes } from './rich-menu-aliases.ts';
import { linkRoutes } from './rich-menu-links.ts';

export interface RichMenuNeeds {
  guard: ApiGuard;
  platform: Platform;
  storage: Storage;
  rules: Rules;
}

function shown({ richMenuId, menu }: RichMenu) {
  return { richMenuId, ...menu };
}

export function richMenuRoutes({ guard, platform, storage, rules }: RichMenuNeeds): Route[] {
  const { state } = platform;
  const find = (id: string | undefined) => state.richMenus.find((item) => item.richMenuId === id);
  const changed = () => {
    platform.touch();
    platform.publish({ type: 'menus' });
  };
  const spec = (method: string, path: string, name: string): EndpointSpec => ({
    method,
    path: `/v2/bot${path}`,
    name,
  });

  const checked = (call: ApiCall): ApiReply | Record<string, unknown> => {
    const body = jsonOf(call);
    const details = validateRichMenu(body, rules);
    return details.length > 0 || !isFields(body) ? errorBody(details) : body;
  };
  const create = (call: ApiCall): ApiReply => {
    const menu = checked(call);
    if ('status' in menu) return { status: 400, body: menu['body'] };
    if (state.richMenus.length >= 1000)
      return refuse(400, 'The maximum number of rich menus has been reached');
    const richMenuId = hexId('richmenu-');
    state.richMenus.push({ richMenuId, menu });
    changed();
    return { ...ok({ richMenuId }), subject: String(menu['name']) };
  };
  const upload = async (call: ApiCall): Promise<ApiReply> => {
    const menu = find(call.params['richMenuId']);
    const contentType = call.headers['content-type'] ?? '';
    if (menu === undefined) return noMenu();
    if (!['image/png', 'image/jpeg'].includes(contentType))
      return refuse(415, 'Unsupported Media Type');
    if (menu.image !== undefined)
      return refuse(400, 'An image has already been uploaded to the richmenu');
    const size = imageSize(call.raw);
    const fits =
      size !== undefined && size.width >= 800 && size.width <= 2500 && size.height >= 250;
    if (!fits || size.width / size.height < 1.45 || call.raw.length > 1024 * 1024)
      return refuse(400, 'The image size is not allowed for richmenu');
    menu.image = { contentType, file: menu.richMenuId };
    await storage.writeBlob(menu.richMenuId, call.raw);
    changed();
    return { ...ok(), subject: `${nameOfMenu(menu)} · ${size.width}×${size.height}` };
  };
  const download = async ({ params }: ApiCall): Promise<ApiReply> => {
    const image = find(params['richMenuId'])?.image;
    const bytes = image === undefined ? undefined : await storage.readBlob(image.file);
    if (image === undefined || bytes === undefined) return refuse(404, 'Not found');
    return { ...ok(bytes), headers: { 'content-type': image.contentType } };
  };
  const remove = async ({ params }: ApiCall): Promise<ApiReply> => {
    const menu = find(params['richMenuId']);
    if (menu === undefined) return noMenu();
    state.richMenus = state.richMenus.filter((item) => item !== menu);
    state.userMenus = without(state.userMenus, menu.richMenuId);
    if (state.defaultMenu === menu.richMenuId) state.defaultMenu = null;
    await storage.removeBlob(menu.richMenuId);
    changed();
    return { ...ok(), subject: nameOfMenu(menu) };
  };
  const setDefault = ({ params }: ApiCall): ApiReply => {
    const menu = find(params['richMenuId']);
    if (menu === undefined) return noMenu();
    if (menu.image === undefined) return noPicture();
    state.defaultMenu = menu.richMenuId;
    changed();
    return { ...ok(), subject: nameOfMenu(menu) };
  };
  const clearDefault = (): ApiReply => {
    state.defaultMenu = null;
    changed();
    return ok();
  };

  return [
    guard.route(spec('POST', '/richmenu', 'richmenu create'), create),
    guard.route(spec('POST', '/richmenu/validate', 'richmenu validate'), (call) => {
      const menu = checked(call);
      return 'status' in menu ? { status: 400, body: menu['body'] } : { ...ok(), verdict: 'ถูกต้อง' };
    }),
    guard.route(spec('GET', '/richmenu/list', 'richmenu list'), () => ({
      ...ok({ richmenus: state.richMenus.map(shown) }),
      subject: `${state.richMenus.length} เมนู`,
      verdict: 'อ่านแล้ว',
    })),
    guard.route({ ...spec('POST', '/richmenu/:richMenuId/content', 'richmenu image') }, upload),
    guard.route(spec('GET', '/richmenu/:richMenuId/content', 'richmenu image'), download),
    guard.route(spec('POST', '/user/all/richmenu/:richMenuId', 'richmenu default'), setDefault),
    guard.route(spec('GET', '/user/all/richmenu', 'richmenu default'), () =>
      state.defaultMenu === null
        ? refuse(404, 'no default richmenu')
        : ok({ richMenuId: state.defaultMenu }),
    ),
    guard.route(spec('DELETE', '/user/all/richmenu', 'richmenu default'), clearDefault),
    ...linkRoutes({ guard, platform, spec, find, changed }),
    ...aliasRoutes({ guard, platform, spec, find, changed }),
    // Patterns after the literal paths: /richmenu/alias and /richmenu/bulk are no menu ids.
    guard.route(spec('GET', '/richmenu/:richMenuId', 'richmenu get'), ({ params }) => {
      const menu = find(params['richMenuId']);
      return menu === undefined ? noMenu() : ok(shown(menu));
    }),
    guard.route(spec('DELETE', '/richmenu/:richMenuId', 'richmenu delete'), remove),
  ];
}

function without(links: Record<string, string>, richMenuId: string): Record<string, string> {
  return Object.fromEntries(Object.entries(links).filter(([, menu]) => menu !== richMenuId));
}
