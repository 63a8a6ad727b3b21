import type { NamedPlaces } from '#domain/chat/places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';

/** The place a question is about. */
export interface AskedPlace extends NamedPlaces<Place> {
  /** True for a text that asks for a place of which none is known. */
  isUnknown: boolean;
}
