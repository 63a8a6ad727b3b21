import * as z from 'zod/mini';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import type { Connection } from 'mongoose';
import type { AreaCode } from '#domain/centre/centre.ts';
import { deliverySchema } from './delivery-schema.ts';
import { digestReads } from './delivery-digests.ts';
import type { Delivery } from './delivery-schema.ts';
import { sending } from './delivery-sending.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Collection } from './mongo/collection.ts';

export type { Delivery } from './delivery-schema.ts';
export type { Outcome } from './delivery-sending.ts';

export function createDeliveryStore(connection: Connection) {
  const deliveries = createCollection(connection, {
    name: 'deliveries',
    shape: deliverySchema,
    indexes: [
      { keys: { key: 1 }, options: { unique: true } },
      // Sorted in the order of sending, so that a claim reads only the messages it takes.
      { keys: { state: 1, urgent: -1, notBefore: 1 } },
      { keys: { person: 1, plannedAt: -1 } },
      { keys: { plannedAt: 1 } },
      { keys: { carriedBy: 1 }, options: { sparse: true } },
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
    /** Messages within areas, newest first, starting after the last message of the previous page. */
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
    /**
     * The number of messages of an area in each state: those planned since this time, and those still
     * open.
     */
    statesSince: async (area: AreaCode, since: Date) => {
      const rows = await deliveries.aggregate([
        {
          $match: {
            areaCode: { $gte: area, $lt: `${area}:` },
            $or: [
              { plannedAt: { $gte: since } },
              { sentAt: { $gte: since } },
              { state: { $in: ['planned', 'held', 'sending', 'parked'] } },
            ],
          },
        },
        {
          $group: {
            _id: '$state',
            count: { $sum: 1 },
            acknowledged: { $sum: { $cond: ['$acknowledgedAt', 1, 0] } },
          },
        },
      ]);
      return z.parse(
        stateCounts,
        rows.map(({ _id, ...row }) => ({ state: _id, ...row })),
      );
    },
    /** The number of pushes of an area that LINE accepted since this time, by kind. */
    kindsSince: async (area: AreaCode, since: Date) => {
      const rows = await deliveries.aggregate([
        {
          $match: {
            areaCode: { $gte: area, $lt: `${area}:` },
            state: 'sent',
            sentAt: { $gte: since },
            carriedBy: null,
          },
        },
        { $group: { _id: '$notice.kind', count: { $sum: 1 } } },
        { $sort: { count: -1, _id: 1 } },
      ]);
      return z.parse(
        kindCounts,
        rows.map(({ _id, count }) => ({ kind: _id, count })),
      );
    },
    byKey: (key: string) => deliveries.one({ key }),
    /** Messages with this prefix of their keys, without their text. */
    withKeys: (prefix: string) =>
      deliveries.pick({ key: trusted({ $gte: prefix, $lt: `${prefix}\uffff` }) }, [
        'person',
        'state',
        'acknowledgedAt',
        'reason',
      ]),
    /** Removes finished messages that were planned before this time. */
    removeOld: (before: Date) =>
      deliveries.remove({
        plannedAt: trusted({ $lt: before }),
        state: trusted({ $in: ['sent', 'failed', 'cancelled', 'expired'] }),
      }),
  };
}

/** Plans messages, and changes or cancels messages whose text is not fixed yet. */
function planning(deliveries: Collection<Delivery>) {
  return {
    plan: (items: readonly Delivery[]) => deliveries.insertMissing(items, 'key'),
    /**
     * Adds a reply to a message about the same report whose text is not fixed yet. Null when there is
     * no such message.
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
    /** Removes a duty from messages about several duties whose text is not fixed yet. */
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
     * Removes the messages of an undone decision, found by the prefix of their keys. False when one
     * of them is already being sent.
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
    /** Cancels one message whose text is not fixed yet. */
    cancelOne: (id: string, reason: string) =>
      deliveries.update(
        { id, state: trusted({ $in: ['planned', 'held'] }), body: null },
        { $set: { state: 'cancelled', reason } },
      ),
    /** The messages of one chase (ทวงถาม). */
    ofChase: (batch: string) => deliveries.find({ 'notice.kind': 'chased', 'notice.batch': batch }),
    /** Removes those messages of one chase that have no fixed text yet. Returns their number. */
    removeChase: (batch: string) =>
      deliveries.remove({
        'notice.kind': 'chased',
        'notice.batch': batch,
        state: trusted({ $in: ['planned', 'held'] }),
        body: null,
      }),
    /** Plans a cancelled message again. */
    replan: (id: string) =>
      deliveries.update({ id, state: 'cancelled' }, { $set: { state: 'planned', reason: null } }),
    /** The number of messages that are not sent yet. */
    countWaiting: () =>
      deliveries.count({ state: trusted({ $in: ['planned', 'held', 'sending'] }) }),
    /** Cancels all planned messages to a person. */
    cancelOf: (person: string, reason: string) =>
      deliveries.updateMany(
        { person, state: trusted({ $in: ['planned', 'held', 'carried'] }) },
        { $set: { state: 'cancelled', reason } },
      ),
  };
}

const stateCounts = z.array(
  z.object({ state: deliveryStateSchema, count: z.int(), acknowledged: z.int() }),
);
const kindCounts = z.array(z.object({ kind: z.string(), count: z.int() }));

/** The messages of one person. */
function ofOnePerson(deliveries: Collection<Delivery>) {
  return {
    /** Messages to a person that have no fixed text yet. */
    plannedFor: (person: string) =>
      deliveries.find({ person, state: trusted({ $in: ['planned', 'held'] }), body: null }),
    /** Messages to a person, newest first. */
    ofPerson: (person: string, limit: number) =>
      deliveries.find({ person }, { sort: { plannedAt: -1 }, limit }),
    countOfPerson: (person: string) => deliveries.count({ person }),
    /** The newest message that LINE took for a person since this time. */
    lastTold: async (person: string, since: Date): Promise<Delivery | null> => {
      const [found = null] = await deliveries.find(
        { person, plannedAt: trusted({ $gte: since }), state: 'sent' },
        { sort: { plannedAt: -1 }, limit: 1 },
      );
      return found;
    },
    /** The newest digest sent to a person since this time that waits for รับทราบ. */
    lastDigest: async (person: string, since: Date): Promise<Delivery | null> => {
      const [found = null] = await deliveries.find(
        {
          person,
          plannedAt: trusted({ $gte: since }),
          state: 'sent',
          'notice.kind': 'digest',
          acknowledgedAt: null,
        },
        { sort: { plannedAt: -1 }, limit: 1 },
      );
      return found;
    },
    /** Records that the person saw or acknowledged the message. */
    mark: (id: string, times: Partial<Pick<Delivery, 'seenAt' | 'acknowledgedAt'>>) =>
      deliveries.update({ id }, { $set: times }),
    /** Cancels all unsent messages to a person, and removes the texts of all. */
    forgetPerson: async (person: string, reason: string): Promise<void> => {
      await deliveries.updateMany(
        { person, state: trusted({ $in: ['planned', 'held', 'carried', 'sending', 'parked'] }) },
        { $set: { state: 'cancelled', reason } },
      );
      await deliveries.updateMany({ person }, { $set: { body: null } });
      // Removed, because an office may have used any form of the person's name in what it wrote.
      for (const text of ['notice.reply', 'notice.reason'])
        await deliveries.updateMany(
          { person, [text]: trusted({ $type: 'string' }) },
          { $set: { [text]: '' } },
        );
    },
  };
}
