import { search } from '#use-cases/search/find.ts';
import type { searchRows } from '#contract/search.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const searchEndpoints: EndpointsOf<typeof searchRows> = {
  search: fromUseCase(search),
};
