import { limits } from '../limits.ts';

interface Named {
  name: string;
  /** LINE's display name; set only when `name` is the person's own name. */
  lineName?: string | undefined;
  /** Earlier names. Older texts still contain them, so an erasure needs them. */
  formerNames?: readonly string[] | undefined;
}

/** Gives the person another name and keeps LINE's name and the earlier names. */
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

/** Gives the person the own name that an office knows, unless the person already has an own name. */
export function withOwnName<P extends Named>(person: P, ownName: string) {
  return person.lineName === undefined ? renamed(person, ownName) : person;
}

/** Every name of the person that stored texts may contain. */
export function allNamesOf({ name, lineName = '', formerNames = [] }: Named): string[] {
  return [...new Set([name, lineName, ...formerNames])].filter(Boolean);
}
