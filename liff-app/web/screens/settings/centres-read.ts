import type { Output } from '../../../contract.ts';

export type Centres = Output<'centres.list'>['centres'];
