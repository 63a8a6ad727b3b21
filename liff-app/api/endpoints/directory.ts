import { unlinkMember } from '#use-cases/centres/link-member.ts';
import { readDirectory } from '#use-cases/people/directory/read-directory.ts';
import { readNotYet } from '#use-cases/people/directory/not-yet.ts';
import { readPeopleCounts } from '#use-cases/people/directory/people-counts.ts';
import { openPhone, readPerson, renamePerson } from '#use-cases/people/directory/person.ts';
import type { directoryRows } from '#contract/people/directory.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const directoryEndpoints: EndpointsOf<typeof directoryRows> = {
  'people.counts': fromUseCase(readPeopleCounts),
  'directory.read': fromUseCase(readDirectory),
  'directory.notYet': fromUseCase(readNotYet),
  'person.read': fromUseCase(readPerson),
  'person.phone': fromUseCase(openPhone),
  'person.rename': fromUseCase(renamePerson),
  'member.unlink': fromUseCase(unlinkMember),
};
