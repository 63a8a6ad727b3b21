import { limits } from '../limits.ts';

interface Named {
  name: string;
  /** LINE's display name, when `name` is the person's own. */
  lineName?: string | undefined;
  /** Earlier names. They still stand in older texts, so an erasure needs them. */
  formerNames?: readonly string[] | undefined;
}

/** The person under another name. LINE's name and the names before are kept beside it. */
export function renamed<P extends Named>(person: P, name: string) {
  if (name === '' || name === person.name) return person;
  const before = [...(person.formerNames ?? []), person.name].filter(Boolean);
  return {
    ...person,
    name,
    lineName: person.lineName ?? person.name,
    formerNames: before.slice(-limits.person.formerNames),
  };
}

/** The person under the own name that an office knows. An own name that the person has already stays. */
export function withOwnName<P extends Named>(person: P, ownName: string) {
  return person.lineName === undefined ? renamed(person, ownName) : person;
}

/** Every name of a person that texts may contain. */
export function allNamesOf({ name, lineName = '', formerNames = [] }: Named): string[] {
  return [...new Set([name, lineName, ...formerNames])].filter(Boolean);
}
