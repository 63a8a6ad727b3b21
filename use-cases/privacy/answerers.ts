import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Stores } from '#models/mongo/connect.ts';

interface Asked {
  /** The person who asked. */
  person: string;
  areaCode: AreaCode;
}

export type AnsweringRole = 'province' | 'admin';

/**
 * The people who are told of a request for a copy or a correction, and their role: the province's officers.
 * Where the one who asked is the only officer, an administrator answers. Null when there is no other person.
 */
export async function answerersOf(
  { persons }: Pick<Stores, 'persons'>,
  { person, areaCode }: Asked,
): Promise<{ role: AnsweringRole; people: string[] } | null> {
  for (const role of ['province', 'admin'] as const) {
    const holders = await persons.holding(role, [provinceOf(areaCode)]);
    const people = holders.map(({ id }) => id).filter((id) => id !== person);
    if (people.length > 0) return { role, people };
  }
  return null;
}
