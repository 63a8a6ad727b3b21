import { fieldsOf } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';
import type { Persona } from '#demo/seed/people.ts';
import { publishEveryForm } from '../every-form-letter.ts';
import type { RunningApp } from '../running-app.ts';

/** Every round of the letter is open on this day. */
export const june = new Date('2025-06-10T09:00:00+07:00');

export interface Openable {
  form: Form;
  duty: Duty;
  officer: Persona;
}

/**
 * An unbegun duty of each form, with a person who fills it in. The duty is of a tambon if the form has that
 * level.
 */
export async function openableForms(running: RunningApp): Promise<Record<FormId, Openable>> {
  await publishEveryForm(running);
  const todo = await running.db.stores.duties.find({ state: 'todo' });
  const tambonsFirst = [...todo].toSorted(
    (a, b) => Number(b.level === 'tambon') - Number(a.level === 'tambon'),
  );
  const found = formIds.map((id) => {
    const form = formFor(id, { criteria: sampleCriteria });
    const openable = tambonsFirst
      .filter((duty) => duty.form === id)
      .flatMap((duty) => {
        const officer = running.people.find((person) =>
          person.grants.some((grant) => grant.role !== 'member' && fillsIn(grant, duty)),
        );
        return form && officer ? [{ form, duty, officer }] : [];
      })[0];
    if (!openable) throw new Error(`the demo has nothing left to fill in of ${id}`);
    return [id, openable] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names it was given
  return Object.fromEntries(found) as Record<FormId, Openable>;
}

function fillsIn(grant: Grant, duty: Duty): boolean {
  return can({ person: '', grants: [grant] }, 'draft.write', subjectOf(duty));
}

/** Fills in the form’s first example, so that every conditional question is shown. */
export async function typeExample(running: RunningApp, { form, duty, officer }: Openable) {
  const { answers, reasons = {} } = examplesOf[duty.form].accepted[0];
  const asked = fieldsOf(form).filter((field) => field.id in answers);
  const visitor = await running.signIn(officer);
  const changes = asked.map(({ id }) => ({ field: id, value: answers[id], seen: null }));
  const saved = await visitor.call('draft.save', { id: duty.id, changes, reasons });
  if (saved.refused.length > 0) throw new Error(JSON.stringify(saved.refused));
  return answers;
}
