import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { orderSchema } from '#domain/register/order.ts';
import { memberSchema } from '#domain/register/register.ts';
import { grantSchema } from '#domain/permissions.ts';
import { createCollection } from './mongo/collection.ts';

/** A document before and after the change; null where it did not exist. */
const changeOf = <S extends z.ZodMiniType>(shape: S) =>
  z.array(z.object({ id: z.string(), before: z.nullable(shape), after: z.nullable(shape) }));

/**
 * What the acceptance of a register changed, so that it can be reverted. The id consists of duty and
 * revision.
 */
const registerChangeSchema = z.object({
  id: z.string(),
  duty: z.string(),
  areaCode: areaCodeSchema,
  orders: changeOf(orderSchema),
  members: changeOf(memberSchema),
  grants: changeOf(z.array(grantSchema)),
});
export type RegisterChange = z.infer<typeof registerChangeSchema>;

export function createRegisterChangeStore(connection: Connection) {
  return createCollection(connection, {
    name: 'registerChanges',
    shape: registerChangeSchema,
    indexes: [{ keys: { duty: 1 } }],
  });
}
