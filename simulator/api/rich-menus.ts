import type { Router } from 'express';
import { jsonOf, ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import { hexId } from '../ids.ts';
import type { RichMenu } from '../state.ts';
import { isFields } from '../validate/report.ts';
import type { Fields } from '../validate/report.ts';
import { validateRichMenu } from '../validate/rich-menu.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { errorBody } from './replies.ts';
import { addAliasRoutes } from './rich-menu-aliases.ts';
import {
  findMenu,
  menusChanged,
  nameOfMenu,
  noMenu,
  noPicture,
  richMenuEndpoints,
} from './rich-menu-context.ts';
import type { RichMenuContext, RichMenuEndpoint } from './rich-menu-context.ts';
import { downloadImage, uploadImage } from './rich-menu-images.ts';
import { addLinkRoutes } from './rich-menu-links.ts';

const maxMenus = 1000;

export function createRichMenuRouter(context: RichMenuContext): Router {
  const router = createRouter();
  const endpoint = richMenuEndpoints(context);
  router.post('/v2/bot/richmenu', endpoint('richmenu create', createMenu));
  router.post('/v2/bot/richmenu/validate', endpoint('richmenu validate', validateMenu));
  router.get('/v2/bot/richmenu/list', endpoint('richmenu list', listMenus));
  router.post('/v2/bot/richmenu/:richMenuId/content', endpoint('richmenu image', uploadImage));
  router.get('/v2/bot/richmenu/:richMenuId/content', endpoint('richmenu image', downloadImage));
  router.post('/v2/bot/user/all/richmenu/:richMenuId', endpoint('richmenu default', setDefault));
  router.get('/v2/bot/user/all/richmenu', endpoint('richmenu default', readDefault));
  router.delete('/v2/bot/user/all/richmenu', endpoint('richmenu default', clearDefault));
  addLinkRoutes(router, context);
  addAliasRoutes(router, context);
  // Routes with parameters come after the literal paths, because `alias` and `bulk` in
  // /richmenu/alias and /richmenu/bulk are not menu ids.
  router.get('/v2/bot/richmenu/:richMenuId', endpoint('richmenu get', readMenu));
  router.delete('/v2/bot/richmenu/:richMenuId', endpoint('richmenu delete', deleteMenu));
  return router;
}

function bodyOf({ richMenuId, menu }: RichMenu) {
  return { richMenuId, ...menu };
}

function readValidMenu(
  { rules }: RichMenuContext,
  call: ApiCall,
): { menu: Fields } | { refused: ApiReply } {
  const body = jsonOf(call);
  const details = validateRichMenu(body, rules);
  return details.length > 0 || !isFields(body) ? { refused: errorBody(details) } : { menu: body };
}

const createMenu: RichMenuEndpoint = (context, call) => {
  const { state } = context.platform;
  const request = readValidMenu(context, call);
  if ('refused' in request) return request.refused;
  if (state.richMenus.length >= maxMenus)
    return refuse(400, 'The maximum number of rich menus has been reached');
  const { menu } = request;
  const richMenuId = hexId('richmenu-');
  state.richMenus.push({ richMenuId, menu });
  menusChanged(context);
  return { ...ok({ richMenuId }), subject: String(menu['name']) };
};

const validateMenu: RichMenuEndpoint = (context, call) => {
  const request = readValidMenu(context, call);
  return 'refused' in request ? request.refused : { ...ok(), verdict: 'ถูกต้อง' };
};

const listMenus: RichMenuEndpoint = ({ platform }) => {
  const { richMenus } = platform.state;
  return {
    ...ok({ richmenus: richMenus.map(bodyOf) }),
    subject: `${richMenus.length} เมนู`,
    verdict: 'อ่านแล้ว',
  };
};

const readMenu: RichMenuEndpoint = (context, { params }) => {
  const menu = findMenu(context, params['richMenuId']);
  return menu === undefined ? noMenu() : ok(bodyOf(menu));
};

const deleteMenu: RichMenuEndpoint = async (context, { params }) => {
  const { state } = context.platform;
  const menu = findMenu(context, params['richMenuId']);
  if (menu === undefined) return noMenu();
  const { richMenuId } = menu;
  state.richMenus = state.richMenus.filter((other) => other !== menu);
  state.userMenus = Object.fromEntries(
    Object.entries(state.userMenus).filter(([, linked]) => linked !== richMenuId),
  );
  if (state.defaultMenu === richMenuId) state.defaultMenu = null;
  await context.storage.removeBlob(richMenuId);
  menusChanged(context);
  return { ...ok(), subject: nameOfMenu(menu) };
};

const setDefault: RichMenuEndpoint = (context, { params }) => {
  const menu = findMenu(context, params['richMenuId']);
  if (menu === undefined) return noMenu();
  if (menu.image === undefined) return noPicture();
  context.platform.state.defaultMenu = menu.richMenuId;
  menusChanged(context);
  return { ...ok(), subject: nameOfMenu(menu) };
};

const readDefault: RichMenuEndpoint = ({ platform }) => {
  const richMenuId = platform.state.defaultMenu;
  return richMenuId === null ? refuse(404, 'no default richmenu') : ok({ richMenuId });
};

const clearDefault: RichMenuEndpoint = (context) => {
  context.platform.state.defaultMenu = null;
  menusChanged(context);
  return ok();
};
