import type { Connection } from 'mongoose';
import { letter } from '../domain/letter.ts';
import { createCollection } from './collection.ts';

export function createLetterStore(connection: Connection) {
  const letters = createCollection(connection, {
    name: 'letters',
    shape: letter,
    indexes: [{ keys: { areaCode: 1, fiscalYear: -1 } }],
  });
  return {
    ...letters,
    /** The letters in force, newest fiscal year first. */
    published: async () =>
      (await letters.find({}, { sort: { fiscalYear: -1 } })).filter(
        (one) => one.publishedOn !== null,
      ),
  };
}
