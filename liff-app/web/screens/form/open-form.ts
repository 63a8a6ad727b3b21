import type { Output } from '#contract/contract.ts';

/** The data that the server sends for filling in a form. */
export type OpenForm = Output<'form.open'>;
