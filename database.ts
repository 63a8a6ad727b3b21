import { ConfigError } from './config.ts';
import type { Config } from './config.ts';
import { connect } from './models/connect.ts';
import type { Database } from './models/connect.ts';

/**
 * The database in the shape of this version. Data of an older one is brought along at once, except in
 * production, where an operator says when: after a backup, and with the older processes stopped.
 */
export async function openDatabase(
  config: Pick<Config, 'mongodbUri' | 'production'>,
  now: Date,
): Promise<Database> {
  const db = await connect(config.mongodbUri);
  try {
    const pending = await db.migrations.pending();
    if (pending.length > 0 && config.production && !(await db.migrations.isNew()))
      throw new ConfigError(
        [
          'The data is of an older version. Stop the other processes, make a backup, then run: npm run db:migrate',
          ...pending.map((id) => `  ${id}`),
        ].join('\n'),
      );
    await db.migrations.run(now);
    await db.ensureIndexes();
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}
