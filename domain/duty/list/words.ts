import type { AreaCode } from '../../centre/centre.ts';
import type { Grant } from '../../permissions.ts';
import { foldText } from '../../search/fold.ts';
import type { Duty } from '../duty.ts';
import { dutyTitle } from '../title.ts';

/** The names in which words typed in the search are looked up. */
export interface ListNames {
  centres: readonly { id: string; name: string; districtName: string }[];
  rounds: readonly Pick<Duty, 'form' | 'round' | 'rounds'>[];
  people: readonly { id: string; name: string; grants: readonly Grant[] }[];
}

/** What one word matches. A duty matches the word when any of these apply. */
export interface WordMatch {
  centres: string[];
  rounds: Pick<Duty, 'form' | 'round'>[];
  /** People, and the areas of which these people are officers or heads. */
  senders: string[];
  officersOf: AreaCode[];
  headsOf: AreaCode[];
}

/** Finds what each word of the query matches. A duty is found when it matches every word. */
export function matchWords(query: string, names: ListNames): WordMatch[] {
  return query
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '')
    .map((word) => matchOf(word, names));
}

function matchOf(word: string, { centres, rounds, people }: ListNames): WordMatch {
  const has = (text: string): boolean => foldText(text).includes(word);
  const named = people.filter(({ name }) => has(name));
  const grants = named.flatMap((person) => person.grants);
  const areasOf = (role: Grant['role']) =>
    grants.filter((grant) => grant.role === role).map(({ areaCode }) => areaCode);
  return {
    centres: centres
      .filter(({ name, districtName }) => has(name) || has(`อ.${districtName}`))
      .map(({ id }) => id),
    rounds: rounds
      .filter((round) => has(dutyTitle({ ...round, extra: false })))
      .map(({ form, round }) => ({ form, round })),
    senders: named.map(({ id }) => id),
    officersOf: areasOf('officer'),
    headsOf: areasOf('districtHead'),
  };
}
