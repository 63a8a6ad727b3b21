import { giveRole } from '#use-cases/people/give-role.ts';
import { handOverRoles } from '#use-cases/people/hand-over.ts';
import { cancelLeaving, planLeaving } from '#use-cases/people/leaving/plan-leaving.ts';
import { readHandOver } from '#use-cases/people/read-hand-over.ts';
import { readUndoable } from '#use-cases/people/read-undoable.ts';
import { undoHandOver } from '#use-cases/people/undo-hand-over.ts';
import type { handOverRows } from '#contract/people/hand-over.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const handOverEndpoints: EndpointsOf<typeof handOverRows> = {
  'person.handOver.read': fromUseCase(readHandOver),
  'person.handOver': fromUseCase(handOverRoles),
  'handOvers.undoable': fromUseCase(readUndoable),
  'person.handOver.undo': fromUseCase(undoHandOver),
  'leaving.plan': fromUseCase(planLeaving),
  'leaving.cancel': fromUseCase(cancelLeaving),
  'person.giveRole': fromUseCase(giveRole),
};
