import type { Output } from '#contract/contract.ts';

/** What the server sends for filling in a form. */
export type OpenForm = Output<'form.open'>;
