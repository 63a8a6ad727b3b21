import * as z from 'zod/mini';
import { optionalAreaCodeSchema } from '#domain/centre/centre.ts';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import { noticeSchema } from './notice-schema.ts';

/** The outbox: one message to one person. */
export const deliverySchema = z.object({
  id: z.uuid(),
  /** Unique for kind, subject, wave or day, and person, so that a message is never planned twice. */
  key: z.string(),
  person: z.string(),
  areaCode: optionalAreaCodeSchema,
  notice: noticeSchema,
  state: deliveryStateSchema,
  /** True for a message that is sent first when the quota is short. */
  urgent: z.boolean(),
  notBefore: z.date(),
  /** Fixed before the first attempt. Every retry sends the same bytes under the same retry key. */
  body: z.nullable(z.string()),
  retryKey: z.nullable(z.uuid()),
  attempts: z.int(),
  /**
   * The claim that took the message last. With it, a sender finds all messages that it claimed
   * together.
   */
  claim: z.optional(z.uuid()),
  /** The number of claims without a known outcome. It is counted when a sender claims the message. */
  claims: z.optional(z.int()),
  /** Wall-clock time. LINE honours a retry key for 24 hours from this time on. */
  firstAttemptAt: z.nullable(z.date()),
  /** The message with which this one is sent in one push. */
  carriedBy: z.optional(z.nullable(z.uuid())),
  leaseUntil: z.nullable(z.date()),
  plannedAt: z.date(),
  sentAt: z.nullable(z.date()),
  acknowledgedAt: z.nullable(z.date()),
  seenAt: z.nullable(z.date()),
  reason: z.nullable(z.string()),
});
export type Delivery = z.infer<typeof deliverySchema>;
