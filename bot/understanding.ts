import { mayNamePlace, withPlace } from '#domain/chat/asked-place.ts';
import type { PlacedWish } from '#domain/chat/asked-place.ts';
import type { Person } from '#models/persons.ts';
import { findPlaces } from '#use-cases/centres/find-places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { IncomingEvent } from './feature.ts';
import { isGroupTalk } from './incoming.ts';

/** What a text asks for. The names of the places are read only for a text that may contain one. */
export async function understandText(
  incoming: IncomingEvent,
  { situation, person }: { situation: RequestContext; person: Person },
): Promise<PlacedWish<Place>> {
  const { text, wish } = incoming;
  if (person.grants.length === 0 || isGroupTalk(incoming) || !mayNamePlace(text, wish))
    return { wish, place: null };
  const places = await execute(findPlaces, { situation, input: {} });
  return withPlace(text, { wish, places });
}
