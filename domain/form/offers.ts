import type { FormContext } from '../fields/field.ts';
import { checkField, draftProblem } from './check.ts';
import { fieldAt } from './definition.ts';
import type { Form } from './definition.ts';
import type { Offer, OfferFacts } from './offer.ts';

/** The offers for the question at this path. Offered rows of a list may be incomplete. */
export function offersAt(
  form: Form,
  { path, facts, ctx }: { path: string; facts: OfferFacts; ctx: FormContext },
): Offer[] {
  const field = fieldAt(form, path);
  const [list = '', , inner] = path.split('.');
  const offers = form.offers?.[inner === undefined ? list : `${list}.${inner}`]?.(facts) ?? [];
  if (!field || offers.length === 0) return [];
  return offers.filter(({ value }) =>
    field.kind === 'repeat'
      ? draftProblem(field, value) === null
      : checkField({ field, value, ctx }) === null,
  );
}
