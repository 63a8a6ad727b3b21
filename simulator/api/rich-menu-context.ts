import type { Platform } from '../platform.ts';
import { refuse } from '../router.ts';
import type { RichMenu } from '../state.ts';
import { wordsOf } from '../validate/report.ts';
import type { ApiGuard, EndpointSpec, ApiReply } from './api-guard.ts';

/** What the three kinds of rich menu endpoints share. */
export interface RichMenuContext {
  guard: ApiGuard;
  platform: Platform;
  spec: (method: string, path: string, name: string) => EndpointSpec;
  find: (id: string | undefined) => RichMenu | undefined;
  changed: () => void;
}

export const noMenu = (): ApiReply => refuse(404, 'richmenu not found');

export const noPicture = (): ApiReply =>
  refuse(400, 'must upload richmenu image before applying it to user');

export function nameOfMenu(menu: RichMenu | undefined): string {
  return wordsOf(menu?.menu['name']);
}
