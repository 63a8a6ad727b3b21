import type { Platform } from '../platform.ts';
import { refuse } from '../router.ts';
import type { RichMenu } from '../state.ts';
import { wordsOf } from '../validate/report.ts';
import type { Gate, Spec, Told } from './api-guard.ts';

/** What the three kinds of rich menu endpoints share. */
export type MenuDesk = {
  gate: Gate;
  platform: Platform;
  spec: (method: string, path: string, name: string) => Spec;
  find: (id: string | undefined) => RichMenu | undefined;
  changed: () => void;
};

export const noMenu = (): Told => refuse(404, 'richmenu not found');

export const noPicture = (): Told =>
  refuse(400, 'must upload richmenu image before applying it to user');

export function nameOfMenu(menu: RichMenu | undefined): string {
  return wordsOf(menu?.menu['name']);
}
