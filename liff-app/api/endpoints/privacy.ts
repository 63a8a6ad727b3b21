import { askErasure, readOwnErasure, withdrawErasure } from '#use-cases/privacy/ask-erasure.ts';
import {
  grantErasure,
  refuseErasure,
  undoErasureDecision,
} from '#use-cases/privacy/decide-erasure.ts';
import { editRetention, readRetention } from '#use-cases/privacy/edit-retention.ts';
import { readAccesses } from '#use-cases/privacy/read-accesses.ts';
import { listErasures, readErasure } from '#use-cases/privacy/read-erasures.ts';
import type { privacyRows } from '#contract/people/privacy.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const privacyEndpoints: EndpointsOf<typeof privacyRows> = {
  'erasure.mine': fromUseCase(readOwnErasure),
  'erasure.ask': fromUseCase(askErasure),
  'erasure.withdraw': fromUseCase(withdrawErasure),
  'erasures.list': fromUseCase(listErasures),
  'erasure.read': fromUseCase(readErasure),
  'erasure.grant': fromUseCase(grantErasure),
  'erasure.refuse': fromUseCase(refuseErasure),
  'privacy.accesses': fromUseCase(readAccesses),
  'retention.read': fromUseCase(readRetention),
  'retention.edit': fromUseCase(editRetention),
  'erasure.undo': fromUseCase(undoErasureDecision),
};
