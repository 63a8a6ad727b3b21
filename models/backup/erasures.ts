import type mongoose from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';

/** An erasure that was carried out. It holds no name. A restored backup made before it must repeat it. */
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
