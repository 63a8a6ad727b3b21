import mongoose from 'mongoose';

const { MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;

/**
 * True when the database is unreachable or has just changed its primary. Then the event or message is
 * not the cause of the error.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) return true;
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError');
}
