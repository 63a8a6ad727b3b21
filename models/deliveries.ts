import { optionalAreaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';
import { noticeSchema } from './notice-schema.ts';

/** The outbox: one message to one person. */
export const deliverySchema = z.object({
  id: z.uuid(),
  /**
   * Unique for kind, subject, wave or day, and person, so the same message is never planned twice.
   */
  key: z.string(),
  person: z.string(),
  areaCode: optionalAreaCodeSchema,
  notice: noticeSchema,
  state: deliveryStateSchema,
  /** Sent first when the quota is short. */
  urgent: z.boolean(),
  notBefore: z.date(),
  /** Fixed before the first attempt. Every retry sends the same bytes under the same retry key. */
  body: z.nullable(z.string()),
  retryKey: z.nullable(z.uuid()),
  attempts: z.int(),
  /** The claim that took it last; a sender finds by it what it took together. */
  claim: z.optional(z.uuid()),
  /** Claims without a known outcome, counted when a sender takes the message. */
  claims: z.optional(z.int()),
  /** Wall-clock time. LINE honours a retry key for 24 hours from here. */
  firstAttemptAt: z.nullable(z.date()),
  leaseUntil: z.nullable(z.date()),
  plannedAt: z.date(),
  sentAt: z.nullable(z.date()),
  acknowledgedAt: z.nullable(z.date()),
  seenAt: z.nullable(z.date()),
  reason: z.nullable(z.string()),
});
export type Delivery = z.infer<typeof deliverySchema>;

export function createDeliveryStore(connection: Connection) {
  const deliveries = createCollection(connection, {
    name: 'deliveries',
    shape: deliverySchema,
    indexes: [
      { keys: { key: 1 }, options: { unique: true } },
      // In the order of sending, so that a claim reads only what it takes.
      { keys: { state: 1, urgent: -1, notBefore: 1 } },
      { keys: { person: 1, plannedAt: -1 } },
      { keys: { plannedAt: 1 } },
      { keys: { state: 1, plannedAt: -1, _id: -1 } },
      { keys: { 'notice.kind': 1, 'notice.day': 1 } },
    ],
  });
  return {
    ...deliveries,
    ...planning(deliveries),
    ...sending(deliveries),
    ...digestReads(deliveries),
    ...ofOnePerson(deliveries),
    /** Messages within areas, the newest first, after the last one of the page before. */
    page: (of: {
      areas: readonly AreaCode[];
      state: Delivery['state'] | undefined;
      last: Pick<Delivery, 'id' | 'plannedAt'> | null;
      limit: number;
    }) => {
      const { areas, state, last, limit } = of;
      const after = last && {
        $or: [
          { plannedAt: trusted({ $lt: last.plannedAt }) },
          { plannedAt: last.plannedAt, _id: trusted({ $lt: last.id }) },
        ],
      };
      return deliveries.find(
        {
          ...(state ? { state } : {}),
          $and: [
            { $or: areas.map((area) => ({ areaCode: areaPrefix(area) })) },
            ...(after ? [after] : []),
          ],
        },
        { sort: { plannedAt: -1, _id: -1 }, limit },
      );
    },
    byKey: (key: string) => deliveries.one({ key }),
    /** Messages whose keys begin alike, without their text. */
    withKeys: (prefix: string) =>
      deliveries.pick({ key: trusted({ $gte: prefix, $lt: `${prefix}\uffff` }) }, [
        'person',
        'state',
        'acknowledgedAt',
        'reason',
      ]),
    /** Removes messages planned before this time that will not be sent any more. */
    removeOld: (before: Date) =>
      deliveries.remove({
        plannedAt: trusted({ $lt: before }),
        state: trusted({ $in: ['sent', 'failed', 'cancelled', 'expired'] }),
      }),
  };
}

/** Plans messages, and changes or cancels those that are not rendered yet. */
function planning(deliveries: Collection<Delivery>) {
  return {
    plan: (items: readonly Delivery[]) => deliveries.insertMissing(items, 'key'),
    /**
     * Adds a reply to a message about the same report that is not rendered yet; null when there is
     * none.
     */
    addReply: (of: { person: string; duty: string; reply: { by: string; text: string } }) =>
      deliveries.update(
        {
          person: of.person,
          state: trusted({ $in: ['planned', 'held'] }),
          body: null,
          'notice.kind': 'replied',
          'notice.duty': of.duty,
        },
        { $push: { 'notice.replies': of.reply } },
      ),
    /** Removes a duty from messages that list several and are not rendered yet. */
    takeOut: (duty: string) =>
      deliveries.updateMany(
        {
          state: trusted({ $in: ['planned', 'held'] }),
          body: null,
          'notice.kind': 'extended',
          'notice.duties': duty,
        },
        { $pull: { 'notice.duties': duty } },
      ),
    /**
     * Cancels the messages of an undone decision by the prefix of their keys. False when one is
     * already being sent.
     */
    cancel: async (keys: string): Promise<boolean> => {
      const ofDecision = { key: trusted({ $gte: keys, $lt: `${keys}\uffff` }) };
      await deliveries.remove({
        ...ofDecision,
        state: trusted({ $in: ['planned', 'held'] }),
        body: null,
      });
      return (await deliveries.one(ofDecision)) === null;
    },
    /** Cancels one message that is not rendered yet. */
    cancelOne: (id: string, reason: string) =>
      deliveries.update(
        { id, state: trusted({ $in: ['planned', 'held'] }), body: null },
        { $set: { state: 'cancelled', reason } },
      ),
    /** Plans a cancelled message again. */
    replan: (id: string) =>
      deliveries.update({ id, state: 'cancelled' }, { $set: { state: 'planned', reason: null } }),
    /** Cancels everything planned for a person. */
    cancelOf: (person: string, reason: string) =>
      deliveries.updateMany(
        { person, state: trusted({ $in: ['planned', 'held'] }) },
        { $set: { state: 'cancelled', reason } },
      ),
  };
}

interface Claim {
  now: Date;
  wallNow: Date;
  leaseUntil: Date;
  orphans: boolean;
  /** The most messages to take. */
  limit: number;
}

/** What came of an attempt to send, as the fields to store. */
export interface Outcome {
  delivery: Pick<Delivery, 'id' | 'leaseUntil'>;
  fields: Partial<Delivery>;
}

const sendingOrder = { sort: { urgent: -1, notBefore: 1 } } as const;

function dueFor({ now, wallNow, orphans }: Claim): Filter {
  const isDue = { notBefore: trusted({ $lte: now }) };
  if (!orphans) return { ...isDue, state: 'planned' };
  return { ...isDue, state: 'sending', leaseUntil: trusted({ $lte: wallNow }) };
}

/** What the sender of messages asks for. */
function sending(deliveries: Collection<Delivery>) {
  return {
    /**
     * True when a message is due or held back for lack of quota, so that asking LINE for the quota
     * is worthwhile.
     */
    isAnythingDue: async ({ now, wallNow }: { now: Date; wallNow: Date }): Promise<boolean> =>
      (await deliveries.one({
        $or: [
          { state: 'planned', notBefore: trusted({ $lte: now }) },
          { state: 'sending', leaseUntil: trusted({ $lte: wallNow }) },
          { state: 'held' },
        ],
      })) !== null,
    /**
     * Claims the next due messages together; with `orphans`, those whose sender died. `now` is the
     * clock for the send window, `wallNow` the lease's time. They are read after the claim, because a
     * message may change until then.
     */
    claim: async (of: Claim): Promise<Delivery[]> => {
      for (;;) {
        const ids = (
          await deliveries.pick(dueFor(of), [], { ...sendingOrder, limit: of.limit })
        ).map(({ id }) => id);
        if (ids.length === 0) return [];
        const claim = randomUUID();
        const taken = await deliveries.updateMany(
          { id: trusted({ $in: ids }), ...dueFor(of) },
          { $set: { state: 'sending', leaseUntil: of.leaseUntil, claim }, $inc: { claims: 1 } },
        );
        // None: another process took the same ones first.
        if (taken > 0) return deliveries.find({ id: trusted({ $in: ids }), claim }, sendingOrder);
      }
    },
    /** Stores outcomes together, each only while its lease is the sender's. */
    settle: (outcomes: readonly Outcome[]) =>
      deliveries.setAll(
        outcomes.map(({ delivery: { id, leaseUntil }, fields }) => ({
          filter: { id, state: 'sending', leaseUntil },
          fields,
        })),
      ),
    /** Plans parked messages again, all of them or one. Returns how many. */
    unpark: (id: string | null) =>
      deliveries.updateMany(
        { state: 'parked', ...(id === null ? {} : { id }) },
        { $set: { state: 'planned', claims: 0, reason: null } },
      ),
  };
}

/** The digests of the morning. */
function digestReads(deliveries: Collection<Delivery>) {
  return {
    /** Digests before this day that were not sent or have an unknown outcome. */
    unsentDigests: (before: string) =>
      deliveries.find({
        state: trusted({ $in: ['planned', 'held', 'expired'] }),
        'notice.kind': 'digest',
        'notice.day': trusted({ $lt: before }),
      }),
    digestsOn: (days: readonly string[]) =>
      deliveries.find({ 'notice.kind': 'digest', 'notice.day': trusted({ $in: days }) }),
    /** Digests that reached these people since then, without their text. */
    digestsTo: async (people: readonly string[], since: Date) =>
      people.length === 0
        ? []
        : deliveries.pick(
            {
              person: trusted({ $in: people }),
              plannedAt: trusted({ $gte: since }),
              'notice.kind': 'digest',
              state: 'sent',
            },
            ['person', 'sentAt', 'acknowledgedAt', 'seenAt'],
          ),
  };
}

/** The messages of one person. */
function ofOnePerson(deliveries: Collection<Delivery>) {
  return {
    /** Messages to a person that are not rendered yet. */
    plannedFor: (person: string) =>
      deliveries.find({ person, state: trusted({ $in: ['planned', 'held'] }), body: null }),
    /** Messages to a person, the newest first. */
    ofPerson: (person: string, limit: number) =>
      deliveries.find({ person }, { sort: { plannedAt: -1 }, limit }),
    countOfPerson: (person: string) => deliveries.count({ person }),
    /** The newest digest sent to a person since this time that waits for รับทราบ. */
    lastUnacknowledged: async (person: string, since: Date): Promise<Delivery | null> => {
      const found = await deliveries.find(
        {
          person,
          plannedAt: trusted({ $gte: since }),
          state: 'sent',
          'notice.kind': 'digest',
          acknowledgedAt: null,
        },
        { sort: { plannedAt: -1 }, limit: 1 },
      );
      return found[0] ?? null;
    },
    /** Records that the person saw or acknowledged the message. */
    mark: (id: string, times: Partial<Pick<Delivery, 'seenAt' | 'acknowledgedAt'>>) =>
      deliveries.update({ id }, { $set: times }),
    /** Ends everything to a person that is not sent, and removes the texts of what was. */
    forgetPerson: async (person: string, reason: string): Promise<void> => {
      await deliveries.updateMany(
        { person, state: trusted({ $in: ['planned', 'held', 'sending', 'parked'] }) },
        { $set: { state: 'cancelled', reason } },
      );
      await deliveries.updateMany({ person }, { $set: { body: null } });
      // What an office wrote to the person may name them in its own way.
      for (const text of ['notice.reply', 'notice.reason'])
        await deliveries.updateMany(
          { person, [text]: trusted({ $type: 'string' }) },
          { $set: { [text]: '' } },
        );
    },
  };
}
