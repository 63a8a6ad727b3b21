import { bangkokDay } from '#domain/calendar.ts';
import { listDuties, selectDuties } from '#use-cases/duties/list-duties.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { readClauses } from '#use-cases/overview/read-clauses.ts';
import { readGrades } from '#use-cases/overview/read-grades.ts';
import { readLikelyLate } from '#use-cases/overview/likely-late.ts';
import { readProgress } from '#use-cases/overview/read-progress.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { listRows } from '#contract/lists.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

/** The duties of the signed-in person, and the day by which they were judged. */
export async function readMine(situation: RequestContext) {
  const mine = await execute(myDuties, { situation, input: {} });
  return { today: bangkokDay(situation.now), ...mine };
}

export const listEndpoints: EndpointsOf<typeof listRows> = {
  'duties.mine': (call) => readMine(call.situation()),
  'duties.list': fromUseCase(listDuties),
  'duties.select': fromUseCase(selectDuties),
  'calendar.read': fromUseCase(readCalendar),
  'overview.read': fromUseCase(readOverview),
  'overview.progress': fromUseCase(readProgress),
  'overview.likelyLate': fromUseCase(readLikelyLate),
  'overview.clauses': fromUseCase(readClauses),
  'overview.grades': fromUseCase(readGrades),
};
