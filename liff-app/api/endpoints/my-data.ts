import { correctMe } from '#use-cases/privacy/correct-me.ts';
import { readMyData } from '#use-cases/privacy/my-data.ts';
import type { myDataRows } from '#contract/my-data.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const myDataEndpoints: EndpointsOf<typeof myDataRows> = {
  'me.data': fromUseCase(readMyData),
  'me.correct': fromUseCase(correctMe),
};
