import type { Person as StoredPerson } from '#models/persons.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { Wish } from '#domain/chat/understand.ts';
import type { AskedPlace } from '#domain/chat/asked-place.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import type { LineEvent } from './event.ts';
import type { LineClient, Message } from './line/line-client.ts';
import type { Links } from './links.ts';

/** The event as features are matched with it. All of it follows from the event alone. */
export interface IncomingEvent {
  event: LineEvent;
  /** Text as typed; empty when the event is no text message. */
  text: string;
  /** What the words of the text ask for. */
  wish: Wish;
  inGroup: boolean;
  /** True when the text mentions the account in a group. */
  mentioned: boolean;
}

/** The input of a feature: the event, its sender, and the services the feature may use. */
export interface FeatureContext extends IncomingEvent {
  /** The place that the text names; null when it names none, or cannot. */
  place: AskedPlace<Place> | null;
  person: StoredPerson;
  situation: RequestContext;
  links: Links;
  line: LineClient;
  /** LINE's time of the event. */
  happenedAt: Date;
}

/**
 * One ability of the bot. The first feature that matches answers; the messages it returns are sent
 * as one reply.
 */
export interface Feature {
  name: string;
  /** Decided from the event alone: an event that no feature matches is stored as done at once. */
  matches(incoming: IncomingEvent): boolean;
  /** Decided with the sender and the place that the text names. Left out, it always applies. */
  applies?(context: FeatureContext): boolean;
  handle(context: FeatureContext): Promise<readonly Message[]>;
}
