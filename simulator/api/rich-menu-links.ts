import type { Router } from 'express';
import { isUserId } from '../ids.ts';
import { jsonOf, ok, refuse } from '../http/call.ts';
import type { Platform } from '../platform.ts';
import { isFields } from '../validate/report.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { errorBody, invalidProperty } from './replies.ts';
import {
  findMenu,
  menusChanged,
  nameOfMenu,
  noMenu,
  noPicture,
  richMenuEndpoints,
} from './rich-menu-context.ts';
import type { RichMenuContext, RichMenuEndpoint } from './rich-menu-context.ts';

export function addLinkRoutes(router: Router, context: RichMenuContext): void {
  const endpoint = richMenuEndpoints(context);
  router.post('/v2/bot/richmenu/bulk/link', endpoint('richmenu bulk link', linkUsers));
  router.post('/v2/bot/richmenu/bulk/unlink', endpoint('richmenu bulk unlink', unlinkUsers));
  router.post('/v2/bot/user/:userId/richmenu/:richMenuId', endpoint('richmenu link', linkUser));
  router.get('/v2/bot/user/:userId/richmenu', endpoint('richmenu of user', readUserMenu));
  router.delete('/v2/bot/user/:userId/richmenu', endpoint('richmenu unlink', unlinkUser));
}

/** Changes only the menus of friends. For other people LINE accepts the call and does nothing. */
function linkFriend(
  platform: Platform,
  { userId, richMenuId }: { userId: string; richMenuId: string },
): void {
  if (platform.persona(userId)?.friend === 'friend') platform.state.userMenus[userId] = richMenuId;
}

function requestedUsers(call: ApiCall): string[] | ApiReply {
  const body = jsonOf(call);
  const ids = isFields(body) ? body['userIds'] : undefined;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 500)
    return errorBody([{ message: 'Size must be between 1 and 500', property: 'userIds' }]);
  const invalid = ids.findIndex((id: unknown) => !isUserId(id));
  return invalid < 0 ? ids.filter(isUserId) : invalidProperty(`userIds[${invalid}]`);
}

const linkUser: RichMenuEndpoint = (context, { params }) => {
  const { platform } = context;
  const menu = findMenu(context, params['richMenuId']);
  const userId = params['userId'] ?? '';
  if (menu === undefined) return noMenu();
  if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  if (menu.image === undefined) return noPicture();
  linkFriend(platform, { userId, richMenuId: menu.richMenuId });
  menusChanged(context);
  return { ...ok(), subject: `${platform.shortName(userId)} · ${nameOfMenu(menu)}` };
};

const linkUsers: RichMenuEndpoint = (context, call) => {
  const body = jsonOf(call);
  const menu = findMenu(context, isFields(body) ? String(body['richMenuId']) : undefined);
  const ids = requestedUsers(call);
  if (!Array.isArray(ids)) return ids;
  if (menu === undefined)
    return errorBody([{ message: 'invalid richMenuId', property: 'richMenuId' }]);
  if (menu.image === undefined) return noPicture();
  for (const userId of ids) linkFriend(context.platform, { userId, richMenuId: menu.richMenuId });
  menusChanged(context);
  return { status: 202, body: {}, subject: `${ids.length} คน · ${nameOfMenu(menu)}` };
};

const unlinkUsers: RichMenuEndpoint = (context, call) => {
  const ids = requestedUsers(call);
  if (!Array.isArray(ids)) return ids;
  for (const id of ids) delete context.platform.state.userMenus[id];
  menusChanged(context);
  return { status: 202, body: {}, subject: `${ids.length} คน` };
};

const readUserMenu: RichMenuEndpoint = ({ platform }, { params }) => {
  const richMenuId = platform.state.userMenus[params['userId'] ?? ''];
  return richMenuId === undefined ? refuse(404, 'the user has no richmenu') : ok({ richMenuId });
};

const unlinkUser: RichMenuEndpoint = (context, { params }) => {
  const { platform } = context;
  const userId = params['userId'] ?? '';
  delete platform.state.userMenus[userId];
  menusChanged(context);
  return { ...ok(), subject: platform.shortName(userId) };
};
