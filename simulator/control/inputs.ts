import * as z from 'zod/mini';
import { faultScriptSchema } from '../fault-scripts.ts';
import { faultNameSchema } from '../faults.ts';
import { presetSchema } from './presets.ts';

const speaker = { lineUserId: z.string(), chatId: z.optional(z.string()) };

/** Request bodies of the control endpoints. */
export const inputSchemas = {
  say: z.object({ ...speaker, text: z.string().check(z.minLength(1), z.maxLength(10_000)) }),
  sticker: z.object({ ...speaker, packageId: z.string(), stickerId: z.string() }),
  photo: z.object({
    ...speaker,
    contentType: z.enum(['image/png', 'image/jpeg']),
    base64: z.string().check(z.minLength(1)),
    imageSet: z.optional(z.object({ id: z.string(), index: z.number(), total: z.number() })),
  }),
  unsend: z.object({ ...speaker, messageId: z.string() }),
  person: z.object({ lineUserId: z.string() }),
  group: z.object({ groupId: z.string() }),
  newGroup: z.object({ name: z.string().check(z.minLength(1)), members: z.array(z.string()) }),
  read: z.object({ chatId: z.string() }),
  fault: z.object({ name: faultNameSchema, on: z.boolean(), times: z.optional(z.number()) }),
  faultScript: z.object({ name: faultScriptSchema }),
  clock: z.union([
    z.object({ preset: presetSchema }),
    z.object({ now: z.iso.datetime({ offset: true }) }),
  ]),
  liff: z.object({ lineUserId: z.string(), path: z._default(z.string(), '/') }),
  quota: z.object({ value: z.nullable(z.number()) }),
};
