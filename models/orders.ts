import type { Day } from '#domain/calendar.ts';
import type { Connection } from 'mongoose';
import { orderSchema } from '#domain/register/order.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** Appointment orders, current and replaced. */
export function createOrderStore(connection: Connection) {
  const orders = createCollection(connection, {
    name: 'orders',
    shape: orderSchema,
    indexes: [
      { keys: { centre: 1, date: -1 } },
      { keys: { endedOn: 1, termTo: 1 } },
      { keys: { duty: 1 } },
    ],
  });
  return {
    ...orders,
    many: (ids: readonly string[]) => orders.find({ id: trusted({ $in: ids }) }),
    ofCentre: (centre: string) => orders.find({ centre }, { sort: { date: -1 } }),
    ofDuties: (duties: readonly string[]) => orders.find({ duty: trusted({ $in: duties }) }),
    live: (centre: string) => orders.one({ centre, endedOn: null }, { sort: { date: -1 } }),
    /** The orders in force of several centres. */
    liveOf: (centres: readonly string[]) =>
      orders.find({ centre: trusted({ $in: centres }), endedOn: null }, { sort: { date: 1 } }),
    /** Orders in force whose term ends in this period. */
    endingBetween: (from: Day, to: Day) =>
      orders.find(
        { endedOn: null, termTo: trusted({ $gte: from, $lte: to }) },
        { sort: { termTo: 1 } },
      ),
  };
}
