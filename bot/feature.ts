import type { Person as StoredPerson } from '#models/persons.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { Wish } from '#domain/chat/understand.ts';
import type { AskedPlace } from './understanding.ts';
import type { LineEvent } from './event.ts';
import type { LineClient, Message } from './line/line-client.ts';
import type { Links } from './links.ts';

/** The input of a feature: the event, its sender, and the services the feature may use. */
export interface FeatureContext {
  event: LineEvent;
  /** Text as typed; empty when the event is no text message. */
  text: string;
  /** What the text asks for. */
  wish: Wish;
  /** The place that the text names; null when it names none, or cannot. */
  place: AskedPlace | null;
  inGroup: boolean;
  /** True when the text mentions the account in a group. */
  mentioned: boolean;
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
  matches(context: FeatureContext): boolean;
  handle(context: FeatureContext): Promise<readonly Message[]>;
}
