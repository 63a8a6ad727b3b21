import type { Output } from '#contract/contract.ts';

/** What the server gives to fill a form in. */
export type OpenForm = Output<'form.open'>;
