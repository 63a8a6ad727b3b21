import { linkMember } from '#use-cases/centres/link-member.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { discardReport } from '#use-cases/drafts/discard-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { placeRows } from '#contract/places.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const placeEndpoints: EndpointsOf<typeof placeRows> = {
  'centres.list': fromUseCase(listCentres),
  'centre.read': fromUseCase(readCentre),
  'member.link': fromUseCase(linkMember),
  'report.begin': async (call, { id, form }) =>
    execute(startReport, { situation: call.situation(), input: { centre: id, form } }),
  'report.discard': fromUseCase(discardReport),
};
