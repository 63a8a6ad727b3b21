import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Stores } from '#models/mongo/connect.ts';

interface Asked {
  /** The person who sent the request. */
  person: string;
  areaCode: AreaCode;
}

export type AnsweringRole = 'province' | 'admin';

/**
 * The people who answer a request for a copy or a correction, and their role. These are the
 * province's officers; if the person who asked is the only one, an administrator. Null when there is
 * no other person.
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
