import { optionalAreaCodeSchema } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { roleSchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** Append-only record of who did what to what, when, through which channel and why. */
export const auditRowSchema = z.object({
  id: z.uuid(),
  at: z.date(),
  by: z.nullable(z.string()),
  role: z.nullable(roleSchema),
  action: z.string(),
  subject: z.string(),
  areaCode: optionalAreaCodeSchema,
  channel: z.enum(['chat', 'app', 'job', 'shell']),
  note: z.nullable(z.string()),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

export function createAuditStore(connection: Connection) {
  const audit = createCollection(connection, {
    name: 'audit',
    shape: auditRowSchema,
    indexes: [
      { keys: { subject: 1, at: 1 } },
      { keys: { areaCode: 1, at: -1 } },
      { keys: { by: 1, at: -1 } },
      { keys: { action: 1, at: -1 } },
    ],
  });
  return {
    insert: audit.insert,
    insertMissing: audit.insertMissing,
    ofSubject: (subject: string) => audit.find({ subject }, { sort: { at: 1, _id: 1 } }),
    newestOfSubject: (subject: string, limit: number) =>
      audit.find({ subject }, { sort: { at: -1, _id: -1 }, limit }),
    /** What a person did, the newest first. */
    byPerson: (by: string, limit: number) => audit.find({ by }, { sort: { at: -1 }, limit }),
    /** What was done with one of these actions since then, the newest first. */
    withActions: (actions: readonly string[], since: Date) =>
      audit.find(
        { action: trusted({ $in: actions }), at: trusted({ $gte: since }) },
        { sort: { at: -1 }, limit: 1_000 },
      ),
    count: audit.count,
    ensureIndexes: audit.ensureIndexes,
  };
}
