import type { Output } from '#contract/contract.ts';

export type Centres = Output<'centres.list'>['centres'];
