import type { Output } from '#contract/contract.ts';

export type OpenKeys = Output<'openKeys.list'>;
export type OpenKey = OpenKeys['keys'][number];
