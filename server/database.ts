import { ConfigError } from './config.ts';
import type { Config } from './config.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';

/**
 * Opens the database and migrates data of an older version. In production it does not migrate; an
 * operator does so after a backup, with the older processes stopped.
 */
export async function openDatabase(
  config: Pick<Config, 'mongodbUri' | 'production'>,
  now: Date,
): Promise<Database> {
  const db = await reach(config.mongodbUri);
  try {
    if (await db.isHalfRestored())
      throw new ConfigError(
        'การกู้คืนข้อมูลครั้งก่อนหยุดกลางทาง สั่งกู้คืนชุดเดิมอีกครั้งด้วย --replace\nA restore stopped halfway. Run it again: npm run restore -- <folder> --replace',
      );
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

/**
 * Reports in one line that MongoDB does not answer. The address is left out, because it may contain a
 * password.
 */
export function reach(uri: string): Promise<Database> {
  return reachable(() => connect(uri));
}

/** Runs a function that connects to MongoDB. */
export async function reachable<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const [cause] = String(error instanceof Error ? error.message : error).split('\n');
    throw new ConfigError(
      `Cannot reach MongoDB (${cause}). Is it running, and is MONGODB_URI right?`,
    );
  }
}
