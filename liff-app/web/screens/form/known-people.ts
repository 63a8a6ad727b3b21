import { knownRows, withSelf } from '#domain/form/known-rows.ts';
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

/** Rows of the report's first answers, of the last report, and people. */
export function knownRowsOf(
  { open, answers, ctx }: FormStore,
  { field, people }: { field: FieldOf<'repeat'>; people: readonly MemberChoice[] },
): Row[] {
  const earlier = [open.start.answers[field.id], open.last?.answers[field.id]];
  return knownRows(field, { now: answers.value[field.id], earlier, people, ctx });
}
