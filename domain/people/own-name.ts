interface Named {
  name: string;
  /** LINE's display name, when `name` is the person's own. */
  lineName?: string | undefined;
}

/**
 * The person under their own name, which an office knows. LINE's name is kept beside it. An own name that
 * the person has already stays.
 */
export function withOwnName<P extends Named>(person: P, ownName: string): P {
  if (ownName === '' || person.lineName !== undefined) return person;
  return { ...person, name: ownName, lineName: person.name };
}
