import { announcementEndpoints } from './messages/announcements.ts';
import { auditEndpoints } from './audit.ts';
import { criteriaEndpoints } from './criteria.ts';
import { decisionEndpoints } from './decisions.ts';
import { directoryEndpoints } from './directory.ts';
import type { Endpoints, PublicConfig } from './endpoint.ts';
import { fileEndpoints } from './files.ts';
import { handOverEndpoints } from './hand-over.ts';
import { joinRequestEndpoints } from './join-requests.ts';
import { letterEndpoints } from './letters.ts';
import { listEndpoints } from './lists.ts';
import { meetingEndpoints } from './meetings.ts';
import { myDataEndpoints } from './my-data.ts';
import { officeEndpoints } from './offices.ts';
import { openKeyEndpoints } from './open-keys.ts';
import { paperEndpoints } from './papers.ts';
import { peopleEndpoints } from './people.ts';
import { placeEndpoints } from './places.ts';
import { dataRequestEndpoints } from './data-requests.ts';
import { privacyEndpoints } from './privacy.ts';
import { provinceEndpoints } from './province.ts';
import { reportEndpoints } from './reports.ts';
import { roundEndpoints } from './rounds.ts';
import { deliveryEndpoints } from './messages/deliveries.ts';
import { questionEndpoints } from './messages/questions.ts';
import { searchEndpoints } from './search.ts';
import { sessionEndpoints } from './session.ts';
import { settingsEndpoints } from './settings.ts';

/** One handler per row of the contract; a missing one does not compile. */
export function createEndpoints(config: PublicConfig): Endpoints {
  return {
    ...sessionEndpoints(config),
    ...peopleEndpoints(config),
    ...handOverEndpoints,
    ...joinRequestEndpoints,
    ...officeEndpoints,
    ...settingsEndpoints,
    ...directoryEndpoints,
    ...listEndpoints,
    ...reportEndpoints,
    ...decisionEndpoints,
    ...roundEndpoints,
    ...placeEndpoints,
    ...meetingEndpoints,
    ...letterEndpoints,
    ...myDataEndpoints,
    ...privacyEndpoints,
    ...dataRequestEndpoints,
    ...provinceEndpoints,
    ...fileEndpoints,
    ...paperEndpoints,
    ...openKeyEndpoints,
    ...criteriaEndpoints,
    ...auditEndpoints,
    ...searchEndpoints,
    ...questionEndpoints,
    ...announcementEndpoints,
    ...deliveryEndpoints,
  };
}
