import {
  discardCriteria,
  importCriteria,
  listCriteria,
  publishCriteria,
  readCriteriaSet,
  saveCriteria,
  startCriteria,
} from '#use-cases/criteria/edit-criteria.ts';
import type { criteriaRows } from '#contract/criteria.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const criteriaEndpoints: EndpointsOf<typeof criteriaRows> = {
  'criteria.list': fromUseCase(listCriteria),
  'criteria.read': fromUseCase(readCriteriaSet),
  'criteria.begin': fromUseCase(startCriteria),
  'criteria.save': fromUseCase(saveCriteria),
  'criteria.import': fromUseCase(importCriteria),
  'criteria.publish': fromUseCase(publishCriteria),
  'criteria.discard': fromUseCase(discardCriteria),
};
