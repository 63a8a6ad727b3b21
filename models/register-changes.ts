import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { order } from '#domain/register/order.ts';
import { member } from '#domain/register/register.ts';
import { grant } from '#domain/permissions.ts';
import { createCollection } from './mongo/collection.ts';

/** One document before and after; null where there was none. */
const changeOf = <S extends z.ZodMiniType>(shape: S) =>
  z.array(z.object({ id: z.string(), before: z.nullable(shape), after: z.nullable(shape) }));

/** What accepting a register changed, so that it can be put back; the id is duty and revision. */
const registerChange = z.object({
  id: z.string(),
  duty: z.string(),
  areaCode: z.string(),
  orders: changeOf(order),
  members: changeOf(member),
  grants: changeOf(z.array(grant)),
});
export type RegisterChange = z.infer<typeof registerChange>;

export function createRegisterChangeStore(connection: Connection) {
  return createCollection(connection, {
    name: 'registerChanges',
    shape: registerChange,
    indexes: [{ keys: { duty: 1 } }],
  });
}
