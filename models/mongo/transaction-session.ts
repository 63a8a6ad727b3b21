import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

export type ClientSession = mongoose.mongo.ClientSession;

/**
 * Options for a call to the driver inside `Database.transaction`. Mongoose passes its session only to
 * models, so calls to the driver's own collections need these options. They are empty outside a
 * transaction.
 */
export function inTransaction(connection: Connection): { session?: ClientSession } {
  const storage: unknown = Reflect.get(connection.base, 'transactionAsyncLocalStorage');
  if (!(storage instanceof AsyncLocalStorage)) throw new Error('transactions have no context');
  const context: unknown = storage.getStore();
  if (typeof context !== 'object' || context === null || !('session' in context)) return {};
  const { session } = context;
  return session instanceof mongoose.mongo.ClientSession ? { session } : {};
}
