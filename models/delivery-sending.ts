import { randomUUID } from 'node:crypto';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';
import type { SendingAreas } from '#domain/policy/sending-areas.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import type { Delivery } from './delivery-schema.ts';

interface Claim {
  /** Where messages may be sent now. */
  areas: SendingAreas;
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

/** Messages of these places. */
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

/** Of each person the first message without a fixed body: the others can join it. */
function firstOfPerson(claimed: readonly Delivery[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { id, person, body } of claimed)
    if (body === null && !first.has(person)) first.set(person, id);
  return first;
}

/** How many messages can join another in one push, which LINE counts once. */
const mostCarried = limits.chat.messages - 1;

function firstOfEach<T extends { person: string }>(joining: readonly T[]): T[] {
  const counts = new Map<string, number>();
  return joining.filter(({ person }) => {
    const count = (counts.get(person) ?? 0) + 1;
    counts.set(person, count);
    return count <= mostCarried;
  });
}

/** What the sender of messages asks for. */
export function sending(deliveries: Collection<Delivery>) {
  return {
    /**
     * True when a message is due or held back for lack of quota, so that asking LINE for the quota
     * is worthwhile.
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
    /**
     * One push a person: other messages due to the same people join the one claimed, and of two claimed
     * together the later joins the earlier. Returns all that go along, those of an earlier attempt too.
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
    /** What became of the messages that went along with this one. */
    settleCarried: (carrier: string, fields: Partial<Delivery>, ids?: readonly string[]) =>
      deliveries.updateMany(
        {
          carriedBy: carrier,
          state: 'carried',
          ...(ids ? { id: trusted({ $in: ids }) } : {}),
        },
        { $set: fields },
      ),
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
