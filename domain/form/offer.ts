import type { Answers } from '../fields/field.ts';

/** An answer that one tap puts into a blank question. Nothing is answered without the tap. */
export interface Offer {
  value: unknown;
  label: string;
}

export interface OfferFacts {
  answers: Answers;
  /** The last report of this form, with the title of its round or year. */
  last: { answers: Answers; title: string } | null;
}

/** What a form offers, by question; for a question in the rows of a list, agenda.dueOn. */
export type OfferMakers = Readonly<Record<string, (facts: OfferFacts) => readonly Offer[]>>;
