import type mongoose from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';

/**
 * An erasure that was carried out, without any name. If a backup from before it is restored, it must
 * be repeated.
 */
export const erasureSchema = z.object({
  request: z.uuid(),
  person: z.string(),
  areaCode: areaCodeSchema,
  erasedAt: z.coerce.date(),
});
export type Erasure = z.infer<typeof erasureSchema>;

export async function erasuresIn(
  db: mongoose.mongo.Db,
  session?: mongoose.mongo.ClientSession,
): Promise<Erasure[]> {
  const requests = await db
    .collection<{ _id: string }>('erasureRequests')
    .find({ state: 'erased' }, { sort: { _id: 1 }, ...(session ? { session } : {}) })
    .toArray();
  return requests.map(({ _id, ...request }) =>
    z.parse(erasureSchema, { ...request, request: _id }),
  );
}
