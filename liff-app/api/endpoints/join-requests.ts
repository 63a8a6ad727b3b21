import type { Area } from '#domain/centre/centre.ts';
import { askToJoin, withdrawRequest } from '#use-cases/people/ask-to-join.ts';
import {
  acceptRequest,
  refuseRequest,
  undoRequestDecision,
} from '#use-cases/people/decide-request.ts';
import type { Decided } from '#use-cases/people/decide-request.ts';
import { listRequests, readJoinPlaces, readOwnRequests } from '#use-cases/people/read-requests.ts';
import { execute } from '#use-cases/use-case.ts';
import type { joinRequestRows } from '#contract/people/join-requests.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

const outcomeOf = ({ request: { state }, isFirst, undoUntil }: Decided) => ({
  state,
  isFirst,
  undoUntil,
});

const areaView = ({ id, level, name, districtName }: Area) => ({ id, level, name, districtName });

export const joinRequestEndpoints: EndpointsOf<typeof joinRequestRows> = {
  'joinRequests.places': async (call, input) => {
    const places = await execute(readJoinPlaces, { situation: call.situation(), input });
    const { provinces, areas, centres } = places;
    return {
      provinces: provinces.map(areaView),
      areas: areas.map(areaView),
      centres: centres.map(({ id, name, areaCode }) => ({ id, name, areaCode })),
    };
  },
  'joinRequests.mine': fromUseCase(readOwnRequests),
  'joinRequest.ask': fromUseCase(askToJoin),
  'joinRequest.withdraw': fromUseCase(withdrawRequest),
  'joinRequests.list': fromUseCase(listRequests),
  'joinRequest.accept': async (call, input) =>
    outcomeOf(await execute(acceptRequest, { situation: call.situation(), input })),
  'joinRequest.refuse': async (call, input) =>
    outcomeOf(await execute(refuseRequest, { situation: call.situation(), input })),
  'joinRequest.undo': async (call, input) => {
    await execute(undoRequestDecision, { situation: call.situation(), input });
    return {};
  },
};
