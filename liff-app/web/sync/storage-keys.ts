interface Of {
  person: string;
  duty: string;
}

/** What was typed and how much of it the server has. */
export const draftKey = ({ person, duty }: Of): string => `draft:${person}:${duty}`;

/** The form as the server gave it: opens without signal what was open before. */
export const openedKey = ({ person, duty }: Of): string => `form:${person}:${duty}`;

/** A report on its way. */
export const submitKey = ({ person, duty }: Of): string => `submit:${person}:${duty}`;

/** Its files, each under its own id. */
export const photoPrefix = ({ person, duty }: Of): string => `photo:${person}:${duty}:`;
