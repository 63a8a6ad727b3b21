import { isUserId } from '../ids.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import { isFields } from '../validate/report.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { nameOfMenu, noMenu, noPicture } from './rich-menu-context.ts';
import type { RichMenuContext } from './rich-menu-context.ts';
import { errorBody } from './messages.ts';

export function linkRoutes({ guard, platform, spec, find, changed }: RichMenuContext): Route[] {
  const { state } = platform;
  const put = (userId: string, richMenuId: string) => {
    if (platform.persona(userId)?.friend === 'friend') state.userMenus[userId] = richMenuId;
  };
  const many = (call: ApiCall): string[] | ApiReply => {
    const body = jsonOf(call);
    const ids = isFields(body) ? body['userIds'] : undefined;
    if (!Array.isArray(ids) || ids.length < 1 || ids.length > 500)
      return errorBody([{ message: 'Size must be between 1 and 500', property: 'userIds' }]);
    const wrong = ids.findIndex((id: unknown) => !isUserId(id));
    if (wrong < 0) return ids.filter(isUserId);
    return refuse(
      400,
      `The property, 'userIds[${wrong}]', in the request body is invalid (line: -, column: -)`,
    );
  };
  const link = ({ params }: ApiCall): ApiReply => {
    const menu = find(params['richMenuId']);
    const userId = params['userId'] ?? '';
    if (menu === undefined) return noMenu();
    if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
    if (menu.image === undefined) return noPicture();
    put(userId, menu.richMenuId);
    changed();
    return { ...ok(), subject: `${platform.shortName(userId)} · ${nameOfMenu(menu)}` };
  };
  const bulkLink = (call: ApiCall): ApiReply => {
    const body = jsonOf(call);
    const menu = find(isFields(body) ? String(body['richMenuId']) : undefined);
    const ids = many(call);
    if (!Array.isArray(ids)) return ids;
    if (menu === undefined)
      return errorBody([{ message: 'invalid richMenuId', property: 'richMenuId' }]);
    if (menu.image === undefined) return noPicture();
    for (const id of ids) put(id, menu.richMenuId);
    changed();
    return { status: 202, body: {}, subject: `${ids.length} คน · ${nameOfMenu(menu)}` };
  };
  const bulkUnlink = (call: ApiCall): ApiReply => {
    const ids = many(call);
    if (!Array.isArray(ids)) return ids;
    for (const id of ids) delete state.userMenus[id];
    changed();
    return { status: 202, body: {}, subject: `${ids.length} คน` };
  };
  return [
    guard.route(spec('POST', '/richmenu/bulk/link', 'richmenu bulk link'), bulkLink),
    guard.route(spec('POST', '/richmenu/bulk/unlink', 'richmenu bulk unlink'), bulkUnlink),
    guard.route(spec('POST', '/user/:userId/richmenu/:richMenuId', 'richmenu link'), link),
    guard.route(spec('GET', '/user/:userId/richmenu', 'richmenu of user'), ({ params }) => {
      const richMenuId = state.userMenus[params['userId'] ?? ''];
      return richMenuId === undefined
        ? refuse(404, 'the user has no richmenu')
        : ok({ richMenuId });
    }),
    guard.route(spec('DELETE', '/user/:userId/richmenu', 'richmenu unlink'), ({ params }) => {
      delete state.userMenus[params['userId'] ?? ''];
      changed();
      return { ...ok(), subject: platform.shortName(params['userId'] ?? '') };
    }),
  ];
}
