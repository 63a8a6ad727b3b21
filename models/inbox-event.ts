import type { Collection } from 'mongoose';

/** One LINE event, stored before the webhook answers 200. */
export interface InboxEvent {
  /** LINE's webhookEventId. A redelivered event has the same id and finds the existing row. */
  id: string;
  /** The user, group or room id. Events of one source are handled strictly in order. */
  source: string;
  /**
   * The event as LINE sent it. It is stored as a string, so that unknown fields and malicious keys
   * can do no harm.
   */
  json: string;
  receivedAt: Date;
  /** LINE's time of the event. It orders the events of one source. */
  happenedAt: Date;
  /** The position in the request body. It orders events of the same millisecond. */
  place: number;
  /** The number of attempts, counted before each attempt begins. */
  attempts: number;
  /**
   * A rendered answer that LINE has not accepted yet. The event itself is handled; only the answer
   * must still be sent.
   */
  reply?: WaitingReply;
}

/** An event as the webhook stores it. */
export interface ReceivedEvent extends InboxEvent {
  /** True for an event that no feature answers, so it is stored as done. */
  ignored?: true;
}

export interface WaitingReply {
  /** JSON of the rendered messages. */
  messages: string;
  /** The number of attempts to send the answer. */
  tries: number;
  /** True when an attempt may have reached LINE. */
  maybeHeard: boolean;
}

/** A waiting event. It is not handled before this time. */
export type WaitingEvent = InboxEvent & { notBefore: Date };

/** `parked`: the last attempt failed. The event is kept with the reason until an operator retries it. */
export const states = ['waiting', 'done', 'parked'] as const;

export interface Stored extends Omit<InboxEvent, 'id'> {
  _id: string;
  state: (typeof states)[number];
  notBefore: Date;
  /** Why the last attempt failed or the event was parked. */
  reason?: string;
  doneAt?: Date;
}

export type Events = Collection<Stored>;
