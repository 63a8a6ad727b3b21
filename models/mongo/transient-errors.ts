import mongoose from 'mongoose';

const { MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;

/** The database is away or has just changed its primary: it passes, and is the fault of no message. */
export function isTransient(error: unknown): boolean {
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) return true;
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError');
}
