import type { Output } from '#contract/contract.ts';

export type Centre = Output<'centre.read'>;
