import type { Person as StoredPerson } from '#models/persons.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { Wish } from '#domain/chat/understand.ts';
import type { AskedPlace } from '#domain/chat/asked-place.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import type { LineEvent } from './event.ts';
import type { LineClient, Message } from './line/line-client.ts';
import type { Links } from './links.ts';

/** What is known of an event before its sender is loaded. Features are matched with it. */
export interface IncomingEvent {
  event: LineEvent;
  /** The text as typed; empty when the event is not a text message. */
  text: string;
  /** What the words of the text ask for. */
  wish: Wish;
  inGroup: boolean;
  /** True when the text mentions the account in a group. */
  mentioned: boolean;
}

/** The input of a feature: the event, its sender, and the services the feature may use. */
export interface FeatureContext extends IncomingEvent {
  /** The place that the text names; null when the text names none or cannot name one. */
  place: AskedPlace<Place> | null;
  person: StoredPerson;
  situation: RequestContext;
  links: Links;
  line: LineClient;
  /** LINE's time of the event. */
  happenedAt: Date;
}

/**
 * One ability of the bot. The first feature that matches answers. The messages it returns are sent as
 * one reply.
 */
export interface Feature {
  name: string;
  /** Depends on the event alone. An event that no feature matches is stored as done immediately. */
  matches(incoming: IncomingEvent): boolean;
  /**
   * Depends also on the sender and on the place that the text names. A feature without it always
   * applies.
   */
  applies?(context: FeatureContext): boolean;
  handle(context: FeatureContext): Promise<readonly Message[]>;
}
