import type { AreaCode } from '#domain/centre/centre.ts';
import { oldestRetry } from '#domain/deliveries/retry.ts';
import type { Delivery } from './delivery-schema.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';

/** Matches the digests for which `supersedes` in domain/deliveries/digest-state.ts is true. */
function superseded(wallNow: Date): Filter {
  const isTooOld = { firstAttemptAt: trusted({ $lt: oldestRetry(wallNow) }) };
  return {
    $or: [
      { state: trusted({ $in: ['planned', 'held'] }), body: null },
      { state: 'expired' },
      { state: trusted({ $in: ['planned', 'held'] }), ...isTooOld },
      { state: 'sending', leaseUntil: trusted({ $lte: wallNow }), ...isTooOld },
    ],
  };
}

/** Also matches digests of earlier versions, which do not contain a province. */
function ofProvince(province: AreaCode): Filter {
  return { areaCode: trusted({ $in: [province, ''] }) };
}

/** Reads of morning digests. */
export function digestReads(deliveries: Collection<Delivery>) {
  return {
    /** Digests from before this day that were not sent or have an unknown outcome. */
    unsentDigests: (before: string, of: { province: AreaCode; wallNow: Date }) =>
      deliveries.find({
        ...ofProvince(of.province),
        ...superseded(of.wallNow),
        'notice.kind': 'digest',
        'notice.day': trusted({ $lt: before }),
      }),
    /** People who got at least this many digests since this time and answered none of them. */
    silentSince: async (since: Date, least: number): Promise<string[]> => {
      const rows = await deliveries.aggregate([
        { $match: { plannedAt: { $gte: since }, 'notice.kind': 'digest', state: 'sent' } },
        {
          $group: {
            _id: '$person',
            sent: { $sum: 1 },
            answered: {
              $sum: { $cond: [{ $or: ['$acknowledgedAt', '$seenAt'] }, 1, 0] },
            },
          },
        },
        { $match: { sent: { $gte: least }, answered: 0 } },
      ]);
      return rows.map((row) => String(row['_id']));
    },
    /** Ends these digests, except those that were sent. */
    supersede: (ids: readonly string[], of: { reason: string; wallNow: Date }) =>
      deliveries.updateMany(
        { id: trusted({ $in: ids }), ...superseded(of.wallNow) },
        { $set: { state: 'cancelled', reason: of.reason, leaseUntil: null } },
      ),
    /** Replaces the entries of planned digests whose text is not fixed yet. */
    refreshDigests: (items: readonly Delivery[]) =>
      deliveries.setAll(
        items.map(({ key, notice, urgent }) => ({
          filter: { key, state: trusted({ $in: ['planned', 'held'] }), body: null },
          fields: { notice, urgent },
        })),
      ),
    /** Digests that were sent on these days and not answered. */
    unansweredOn: async (days: readonly string[], province: AreaCode) =>
      days.length === 0
        ? []
        : deliveries.pick(
            {
              ...ofProvince(province),
              'notice.kind': 'digest',
              'notice.day': trusted({ $in: days }),
              state: 'sent',
              acknowledgedAt: null,
            },
            ['person', 'notice'],
          ),
    digestsOn: async (days: readonly string[], province: AreaCode) =>
      days.length === 0
        ? []
        : deliveries.find({
            ...ofProvince(province),
            'notice.kind': 'digest',
            'notice.day': trusted({ $in: days }),
          }),
    /** Digests and chases that reached these people since this time, without their text. */
    remindersTo: async (people: readonly string[], since: Date) =>
      people.length === 0
        ? []
        : deliveries.pick(
            {
              person: trusted({ $in: people }),
              plannedAt: trusted({ $gte: since }),
              'notice.kind': trusted({ $in: ['digest', 'chased'] }),
              state: 'sent',
            },
            ['person', 'sentAt', 'acknowledgedAt', 'seenAt'],
          ),
  };
}
