import type { Answers } from '../fields/field.ts';

/** An answer that one tap puts into an empty question. Without the tap, the question stays empty. */
export interface Offer {
  value: unknown;
  label: string;
}

export interface OfferFacts {
  answers: Answers;
  /** The newest report of this form, with the title of its round or year. */
  last: { answers: Answers; title: string } | null;
}

/**
 * The answers that a form offers, by question. The key of a question inside a list has the form
 * agenda.dueOn.
 */
export type OfferMakers = Readonly<Record<string, (facts: OfferFacts) => readonly Offer[]>>;
