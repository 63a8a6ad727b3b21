import { connect } from '#models/mongo/connect.ts';

/**
 * Changes a duty in a transaction that never ends. The parent process kills this one during the
 * transaction.
 */
const [uri = '', id = ''] = process.argv.slice(2);
const db = await connect(uri);
await db.transaction(async () => {
  await db.stores.duties.update({ id }, { $set: { state: 'waived' } });
  process.send?.('held');
  await new Promise(() => {});
});
