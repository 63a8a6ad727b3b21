import { knownRows, withSelf } from '#domain/form/known-rows.ts';
import { offersAt } from '#domain/form/offers.ts';
import type { Offer } from '#domain/form/offer.ts';
import type { FieldOf, MemberChoice } from '#domain/form/form.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import type { Me } from '#contract/contract.ts';
import type { FormStore } from './form-store.ts';

/** The register of the centre, and the person who fills in the form. */
export function peopleOf(store: FormStore, { person, grants, lead }: Me): MemberChoice[] {
  const grant = grants.find(({ role }) => role === lead);
  return withSelf(store.ctx.members, {
    id: crypto.randomUUID(),
    name: person.name,
    position: '',
    positionLabel: grant ? grantLabel(grant) : '',
  });
}

/** The answers that the form offers for the question at this path. */
export function offersOf({ form, open, answers, ctx }: FormStore, path: string): Offer[] {
  const facts = { answers: answers.value, last: open.last ?? null };
  return offersAt(form, { path, facts, ctx });
}

/** Rows from the report’s first answers and from the last report, and people. */
export function knownRowsOf(
  { open, answers, ctx }: FormStore,
  { field, people }: { field: FieldOf<'repeat'>; people: readonly MemberChoice[] },
): Row[] {
  const earlier = [open.start.answers[field.id], open.last?.answers[field.id]];
  return knownRows(field, { now: answers.value[field.id], earlier, people, ctx });
}
