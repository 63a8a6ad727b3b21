import { areasAround } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import { letterSchema, stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { Problem } from '#domain/problem.ts';
import { createCollection, trusted } from './mongo/collection.ts';

const newestFirst = { sort: { fiscalYear: -1, date: -1 } } as const;

export function createLetterStore(connection: Connection) {
  const letters = createCollection(connection, {
    name: 'letters',
    shape: letterSchema,
    indexes: [{ keys: { areaCode: 1, fiscalYear: -1 } }],
  });
  const inForce = (found: readonly Letter[]): Letter[] =>
    found.filter((letter) => stateOf(letter) === 'published');
  /** All letters that cover one of these areas, in any state. */
  const covering = (areaCodes: readonly AreaCode[]): Promise<Letter[]> =>
    letters.find(
      { areaCode: trusted({ $in: [...new Set(areaCodes.flatMap(areasAround))] }) },
      newestFirst,
    );
  return {
    ...letters,
    many: (ids: readonly string[]) => letters.find({ id: trusted({ $in: ids }) }),
    covering,
    /** The letters in force in all areas, newest fiscal year first. */
    published: async () => inForce(await letters.find({}, newestFirst)),
    /** The letters in force that cover one of these areas. */
    inForce: async (areaCodes: readonly AreaCode[]) => inForce(await covering(areaCodes)),
    /** Saves the letter unless another person has saved it since it was read. */
    save: async (item: Letter): Promise<Letter> => {
      const next = { ...item, version: item.version + 1 };
      const written = await letters.replace(next, { version: item.version });
      if (!written) throw new Problem('conflict');
      return next;
    },
  };
}
