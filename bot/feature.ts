import type { Person as StoredPerson } from '#models/persons.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { LineEvent } from './event.ts';
import type { LineClient, Message } from './line/line-client.ts';
import type { Links } from './links.ts';

/** What a feature is given: the event, who sent it, and the doors it may use. */
export interface FeatureContext {
  event: LineEvent;
  /** Text as typed; empty when the event is no text message. */
  text: string;
  /** The text in its match form: no blanks, dots or Thai digits (domain/thai/text.ts). */
  normalizedText: string;
  inGroup: boolean;
  /** The account was called by name in a group. */
  mentioned: boolean;
  person: StoredPerson;
  situation: RequestContext;
  links: Links;
  line: LineClient;
  /** LINE's time of the event. */
  happenedAt: Date;
}

/** One ability of the bot. First match wins; what it returns is sent as one reply. */
export interface Feature {
  name: string;
  matches(context: FeatureContext): boolean;
  handle(context: FeatureContext): Promise<readonly Message[]>;
}
