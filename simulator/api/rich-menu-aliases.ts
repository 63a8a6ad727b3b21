import type { Router } from 'express';
import { jsonOf, ok, refuse } from '../http/call.ts';
import type { RichMenu } from '../state.ts';
import { isFields } from '../validate/report.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';
import { errorBody } from './replies.ts';
import { findMenu, menusChanged, noPicture, richMenuEndpoints } from './rich-menu-context.ts';
import type { RichMenuContext, RichMenuEndpoint } from './rich-menu-context.ts';

export function addAliasRoutes(router: Router, context: RichMenuContext): void {
  const endpoint = richMenuEndpoints(context);
  router.post('/v2/bot/richmenu/alias', endpoint('alias create', createAlias));
  router.get('/v2/bot/richmenu/alias/list', endpoint('alias list', listAliases));
  router.post('/v2/bot/richmenu/alias/:alias', endpoint('alias update', updateAlias));
  router.get('/v2/bot/richmenu/alias/:alias', endpoint('alias get', readAlias));
  router.delete('/v2/bot/richmenu/alias/:alias', endpoint('alias delete', deleteAlias));
}

const noAlias = (): ApiReply => refuse(404, 'richmenu alias not found');

function requestedAlias(context: RichMenuContext, call: ApiCall) {
  const body = jsonOf(call);
  if (!isFields(body)) return {};
  return { alias: body['richMenuAliasId'], menu: findMenu(context, String(body['richMenuId'])) };
}

/** Points the alias to the menu. The menu must exist and have its image. */
function setAlias(
  context: RichMenuContext,
  { alias, menu }: { alias: string; menu: RichMenu | undefined },
): ApiReply {
  if (menu === undefined)
    return errorBody([{ message: 'richmenu not found', property: 'richMenuId' }]);
  if (menu.image === undefined) return noPicture();
  context.platform.state.aliases[alias] = menu.richMenuId;
  menusChanged(context);
  return { ...ok(), subject: alias };
}

const createAlias: RichMenuEndpoint = (context, call) => {
  const { alias, menu } = requestedAlias(context, call);
  if (typeof alias !== 'string' || !/^[a-z0-9_-]{1,32}$/.test(alias))
    return errorBody([{ message: 'invalid richMenuAliasId', property: 'richMenuAliasId' }]);
  if (context.platform.state.aliases[alias] !== undefined)
    return errorBody([{ message: 'conflict richmenu alias id', property: 'richMenuAliasId' }]);
  return setAlias(context, { alias, menu });
};

const updateAlias: RichMenuEndpoint = (context, call) => {
  const alias = call.params['alias'] ?? '';
  if (context.platform.state.aliases[alias] === undefined) return noAlias();
  return setAlias(context, { alias, menu: requestedAlias(context, call).menu });
};

const deleteAlias: RichMenuEndpoint = (context, { params }) => {
  const { aliases } = context.platform.state;
  const alias = params['alias'] ?? '';
  if (aliases[alias] === undefined) return noAlias();
  delete aliases[alias];
  menusChanged(context);
  return { ...ok(), subject: alias };
};

const listAliases: RichMenuEndpoint = ({ platform }) => {
  const aliases = Object.entries(platform.state.aliases);
  return {
    ...ok({
      aliases: aliases.map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
    }),
    verdict: 'อ่านแล้ว',
  };
};

const readAlias: RichMenuEndpoint = ({ platform }, { params }) => {
  const richMenuAliasId = params['alias'] ?? '';
  const richMenuId = platform.state.aliases[richMenuAliasId];
  return richMenuId === undefined ? noAlias() : ok({ richMenuAliasId, richMenuId });
};
