import { randomUUID } from 'node:crypto';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';
import type { SendingAreas } from '#domain/policy/sending-areas.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import type { Delivery } from './delivery-schema.ts';

interface Claim {
  /** The areas whose messages may be sent now. */
  areas: SendingAreas;
  now: Date;
  wallNow: Date;
  leaseUntil: Date;
  orphans: boolean;
  /** The maximum number of messages to claim. */
  limit: number;
}

/** The result of an attempt to send, as the fields to store. */
export interface Outcome {
  delivery: Pick<Delivery, 'id' | 'leaseUntil'>;
  fields: Partial<Delivery>;
}

const sendingOrder = { sort: { urgent: -1, notBefore: 1 } } as const;

/** Matches messages of these areas. */
function inAreas(areas: SendingAreas): Filter {
  const within = (codes: readonly AreaCode[]) =>
    codes.map((code) => ({ areaCode: areaPrefix(code) }));
  if ('only' in areas) return { $or: within(areas.only) };
  return areas.allBut.length === 0 ? {} : { $nor: within(areas.allBut) };
}

function dueFor({ now, wallNow, orphans, areas }: Claim): Filter {
  const isDue = { notBefore: trusted({ $lte: now }), ...inAreas(areas) };
  if (!orphans) return { ...isDue, state: 'planned' };
  return { ...isDue, state: 'sending', leaseUntil: trusted({ $lte: wallNow }) };
}

function dueUnrendered({ now, areas }: Pick<Claim, 'now' | 'areas'>): Filter {
  return { state: 'planned', body: null, notBefore: trusted({ $lte: now }), ...inAreas(areas) };
}

/** For each person, the first claimed message without a fixed text. Other messages can join it. */
function firstOfPerson(claimed: readonly Delivery[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { id, person, body } of claimed)
    if (body === null && !first.has(person)) first.set(person, id);
  return first;
}

/** How many messages can join another one in a push. LINE counts the push once. */
const mostCarried = limits.chat.messages - 1;

function firstOfEach<T extends { person: string }>(joining: readonly T[]): T[] {
  const counts = new Map<string, number>();
  return joining.filter(({ person }) => {
    const count = (counts.get(person) ?? 0) + 1;
    counts.set(person, count);
    return count <= mostCarried;
  });
}

/** Queries and updates for the sender of messages. */
export function sending(deliveries: Collection<Delivery>) {
  return {
    /**
     * True when a message is due, or is held because the quota was short. Only then LINE has to be
     * asked for the quota.
     */
    isAnythingDue: async ({
      now,
      wallNow,
      areas,
    }: Pick<Claim, 'now' | 'wallNow' | 'areas'>): Promise<boolean> =>
      (await deliveries.one({
        $and: [inAreas(areas)],
        $or: [
          { state: 'planned', notBefore: trusted({ $lte: now }) },
          { state: 'sending', leaseUntil: trusted({ $lte: wallNow }) },
          { state: 'held' },
        ],
      })) !== null,
    /**
     * Claims the next due messages together; with `orphans`, messages whose sender died. `now` is the
     * clock for the send window, `wallNow` is the time for the lease. The messages are read after the
     * claim, because they may change until then.
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
        // Nothing was claimed, because another process claimed the same messages first.
        if (taken > 0) return deliveries.find({ id: trusted({ $in: ids }), claim }, sendingOrder);
      }
    },
    /**
     * Combines messages to the same person in one push. Other due messages join a claimed one; of two
     * that were claimed together, the later joins the earlier. Returns all messages that join,
     * including those that joined in an earlier attempt.
     */
    carry: async (
      claimed: readonly Delivery[],
      at: Pick<Claim, 'now' | 'areas'>,
    ): Promise<Delivery[]> => {
      const carriers = firstOfPerson(claimed);
      const waiting = await deliveries.pick(
        { person: trusted({ $in: [...carriers.keys()] }), ...dueUnrendered(at) },
        ['person', 'plannedAt'],
      );
      const others = claimed.filter(
        ({ id, person, body }) => body === null && carriers.get(person) !== id,
      );
      const joining = firstOfEach([
        ...others.map(({ id, person }) => ({ id, person, state: 'sending' as const })),
        ...waiting
          .toSorted((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime())
          .map(({ id, person }) => ({ id, person, state: 'planned' as const })),
      ]);
      await deliveries.setAll(
        joining.map(({ id, person, state }) => ({
          filter: { id, state, body: null },
          fields: { state: 'carried', carriedBy: carriers.get(person), leaseUntil: null },
        })),
      );
      const ids = claimed.map(({ id }) => id);
      return deliveries.find(
        { carriedBy: trusted({ $in: ids }), state: 'carried' },
        { sort: { plannedAt: 1, _id: 1 } },
      );
    },
    /** Stores the result for the messages that joined this one. */
    settleCarried: (carrier: string, fields: Partial<Delivery>, ids?: readonly string[]) =>
      deliveries.updateMany(
        {
          carriedBy: carrier,
          state: 'carried',
          ...(ids ? { id: trusted({ $in: ids }) } : {}),
        },
        { $set: fields },
      ),
    /**
     * Stores several results together. Each is stored only while this sender has the lease of its
     * message.
     */
    settle: (outcomes: readonly Outcome[]) =>
      deliveries.setAll(
        outcomes.map(({ delivery: { id, leaseUntil }, fields }) => ({
          filter: { id, state: 'sending', leaseUntil },
          fields,
        })),
      ),
    /** Plans parked messages again, either all of them or one. Returns their number. */
    unpark: (id: string | null) =>
      deliveries.updateMany(
        { state: 'parked', ...(id === null ? {} : { id }) },
        { $set: { state: 'planned', claims: 0, reason: null } },
      ),
  };
}
