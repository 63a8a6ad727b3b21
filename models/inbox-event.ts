import type { Collection } from 'mongoose';

/** One LINE event, stored before the webhook answers 200. */
export interface InboxEvent {
  /** LINE's webhookEventId, so that a redelivery finds the same row. */
  id: string;
  /** User, group or room id. Events of one source are handled strictly in order. */
  source: string;
  /** The event as LINE sent it. As a string, unknown fields and malicious keys do no harm. */
  json: string;
  receivedAt: Date;
  /** LINE's time of the event. It orders the events of one source. */
  happenedAt: Date;
  /** Position in the request body. It orders events of the same millisecond. */
  place: number;
  /** Number of attempts, counted before each handling begins. */
  attempts: number;
  /**
   * A rendered answer LINE has not taken yet. The event is handled and only the answer must still
   * be sent.
   */
  reply?: WaitingReply;
}

/** An event as the webhook stores it. */
export interface ReceivedEvent extends InboxEvent {
  /** Nothing answers or acts on it, so it is stored as done. */
  ignored?: true;
}

export interface WaitingReply {
  /** JSON of the rendered messages. */
  messages: string;
  /** Number of attempts to send it. */
  tries: number;
  /** True when an attempt may have reached LINE. */
  maybeHeard: boolean;
}

/** A waiting event, not to be handled before its time. */
export type WaitingEvent = InboxEvent & { notBefore: Date };

/** `parked`: failed in its last attempt and kept with the reason until an operator retries it. */
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
