import type { RequestHandler } from 'express';
import { refuse } from '../http/call.ts';
import type { Platform } from '../platform.ts';
import type { RichMenu } from '../state.ts';
import type { Storage } from '../storage.ts';
import { wordsOf } from '../validate/report.ts';
import type { Rules } from '../validate/report.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';

/** What the endpoints for rich menus, aliases and links share. */
export interface RichMenuContext {
  guard: ApiGuard;
  platform: Platform;
  storage: Storage;
  rules: Rules;
}

export type RichMenuEndpoint = (
  context: RichMenuContext,
  call: ApiCall,
) => ApiReply | Promise<ApiReply>;

/** Makes the Express handlers for one router, from a name for the call log and an endpoint. */
export function richMenuEndpoints(context: RichMenuContext) {
  return (name: string, handle: RichMenuEndpoint): RequestHandler =>
    context.guard.endpoint({ name }, (call) => handle(context, call));
}

export function findMenu({ platform }: RichMenuContext, id: string | undefined) {
  return platform.state.richMenus.find(({ richMenuId }) => richMenuId === id);
}

/** Saves the state and redraws the menus on open pages. */
export function menusChanged({ platform }: RichMenuContext): void {
  platform.touch();
  platform.publish({ type: 'menus' });
}

export const noMenu = (): ApiReply => refuse(404, 'richmenu not found');

export const noPicture = (): ApiReply =>
  refuse(400, 'must upload richmenu image before applying it to user');

export function nameOfMenu(menu: RichMenu | undefined): string {
  return wordsOf(menu?.menu['name']);
}
