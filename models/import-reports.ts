import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection } from './mongo/collection.ts';

/**
 * The problems of an Excel file, stored until the link to their complete list expires. mongod deletes
 * them by wall-clock time.
 */
const importReportSchema = z.object({
  id: z.string(),
  person: z.string(),
  duty: z.string(),
  name: z.string(),
  problems: z.array(z.array(z.string())),
  expiresAt: z.date(),
});

export function createImportReportStore(connection: Connection) {
  return createCollection(connection, {
    name: 'importReports',
    shape: importReportSchema,
    indexes: [
      { keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
      { keys: { person: 1 } },
    ],
  });
}
