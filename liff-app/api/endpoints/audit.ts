import { listAudit } from '#use-cases/audit/read-audit.ts';
import type { auditRows } from '#contract/audit.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const auditEndpoints: EndpointsOf<typeof auditRows> = {
  'audit.list': fromUseCase(listAudit),
};
