import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import { isFields } from '../validate/report.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { noPicture } from './rich-menu-context.ts';
import type { RichMenuContext } from './rich-menu-context.ts';
import { errorBody } from './messages.ts';

export function aliasRoutes({ guard, platform, spec, find, changed }: RichMenuContext): Route[] {
  const { state } = platform;
  const noAlias = () => refuse(404, 'richmenu alias not found');
  const menuIn = (call: ApiCall) => {
    const body = jsonOf(call);
    return isFields(body)
      ? { alias: body['richMenuAliasId'], menu: find(String(body['richMenuId'])) }
      : {};
  };
  const create = (call: ApiCall): ApiReply => {
    const { alias, menu } = menuIn(call);
    if (typeof alias !== 'string' || !/^[a-z0-9_-]{1,32}$/.test(alias))
      return errorBody([{ message: 'invalid richMenuAliasId', property: 'richMenuAliasId' }]);
    if (state.aliases[alias] !== undefined)
      return errorBody([{ message: 'conflict richmenu alias id', property: 'richMenuAliasId' }]);
    if (menu === undefined)
      return errorBody([{ message: 'richmenu not found', property: 'richMenuId' }]);
    if (menu.image === undefined) return noPicture();
    state.aliases[alias] = menu.richMenuId;
    changed();
    return { ...ok(), subject: alias };
  };
  const update = (call: ApiCall): ApiReply => {
    const alias = call.params['alias'] ?? '';
    const { menu } = menuIn(call);
    if (state.aliases[alias] === undefined) return noAlias();
    if (menu === undefined)
      return errorBody([{ message: 'richmenu not found', property: 'richMenuId' }]);
    if (menu.image === undefined) return noPicture();
    state.aliases[alias] = menu.richMenuId;
    changed();
    return { ...ok(), subject: alias };
  };
  const remove = ({ params }: ApiCall): ApiReply => {
    const alias = params['alias'] ?? '';
    if (state.aliases[alias] === undefined) return noAlias();
    delete state.aliases[alias];
    changed();
    return { ...ok(), subject: alias };
  };
  const pair = ([richMenuAliasId, richMenuId]: [string, string]) => ({
    richMenuAliasId,
    richMenuId,
  });
  return [
    guard.route(spec('POST', '/richmenu/alias', 'alias create'), create),
    guard.route(spec('GET', '/richmenu/alias/list', 'alias list'), () => ({
      ...ok({ aliases: Object.entries(state.aliases).map(pair) }),
      verdict: 'อ่านแล้ว',
    })),
    guard.route(spec('POST', '/richmenu/alias/:alias', 'alias update'), update),
    guard.route(spec('GET', '/richmenu/alias/:alias', 'alias get'), ({ params }) => {
      const alias = params['alias'] ?? '';
      const richMenuId = state.aliases[alias];
      return richMenuId === undefined ? noAlias() : ok(pair([alias, richMenuId]));
    }),
    guard.route(spec('DELETE', '/richmenu/alias/:alias', 'alias delete'), remove),
  ];
}
