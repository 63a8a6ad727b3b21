import { createOpenKey, listOpenKeys, revokeOpenKey } from '#use-cases/open-data/open-keys.ts';
import type { openKeyRows } from '#contract/open-data.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const openKeyEndpoints: EndpointsOf<typeof openKeyRows> = {
  'openKeys.list': fromUseCase(listOpenKeys),
  'openKey.create': fromUseCase(createOpenKey),
  'openKey.revoke': fromUseCase(revokeOpenKey),
};
