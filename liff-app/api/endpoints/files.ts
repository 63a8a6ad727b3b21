import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import type { fileRows } from '#contract/files.ts';
import type { EndpointsOf } from './endpoint.ts';

export const fileEndpoints: EndpointsOf<typeof fileRows> = {
  'file.link': async (call, { file }) => {
    await requireFileAllowance(call.situation());
    return call.linkTo(file);
  },
};
