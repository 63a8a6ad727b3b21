import { undoDecisions } from '#use-cases/duties/undo-decisions.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { readReview } from '#use-cases/overview/read-review.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import type { roundRows } from '#contract/rounds.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const roundEndpoints: EndpointsOf<typeof roundRows> = {
  'sheet.read': fromUseCase(readRound),
  'review.read': fromUseCase(readReview),
  'reports.forward': (call, { items }) =>
    forwardReports('forward', { situation: call.situation(), items }),
  'duty.undoMany': (call, { ids }) => undoDecisions({ situation: call.situation(), ids }),
  'reports.accept': (call, { items }) =>
    forwardReports('accept', { situation: call.situation(), items }),
};
