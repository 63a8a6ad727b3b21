import type { Output } from '../../../contract.ts';

export type Centre = Output<'centre.read'>;
