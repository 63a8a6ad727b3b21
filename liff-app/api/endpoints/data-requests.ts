import {
  answerDataRequest,
  askData,
  listDataRequests,
  readOwnDataRequests,
  withdrawData,
} from '#use-cases/privacy/data-requests.ts';
import type { dataRequestRows } from '#contract/people/data-requests.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const dataRequestEndpoints: EndpointsOf<typeof dataRequestRows> = {
  'dataRequests.mine': fromUseCase(readOwnDataRequests),
  'dataRequest.ask': fromUseCase(askData),
  'dataRequest.withdraw': fromUseCase(withdrawData),
  'dataRequests.list': fromUseCase(listDataRequests),
  'dataRequest.answer': fromUseCase(answerDataRequest),
};
