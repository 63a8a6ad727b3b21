import type { Criteria } from '#domain/criteria/criteria.ts';
import { changedIndicators } from '#domain/criteria/diff.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import type { UseCaseContext } from '../use-case.ts';

/** For each field, the criteria set by which its indicator was scored. */
export type ScoredBy = Readonly<Record<string, string>>;

/** Marks every answered indicator as scored by this set. */
export function scoredBy(form: Form, of: { answers: Answers; criteria: string | null }): ScoredBy {
  const { answers, criteria } = of;
  if (criteria === null) return {};
  const fields = fieldsOf(form).filter(
    ({ kind, id }) => kind === 'indicator' && Object.hasOwn(answers, id),
  );
  return Object.fromEntries(fields.map((field) => [field.id, criteria]));
}

/** Scored indicators that changed after they were scored. They must be checked again. */
export async function changedFields(
  { stores }: UseCaseContext,
  of: { scored: ScoredBy; criteria: Criteria | null },
): Promise<string[]> {
  const { scored, criteria } = of;
  if (!criteria) return [];
  const older = [...new Set(Object.values(scored))].filter((id) => id !== criteria.id);
  if (older.length === 0) return [];
  const sets = await stores.criteria.many(older);
  return sets.flatMap((before) => {
    const changed = new Set(changedIndicators(before, criteria));
    return Object.keys(scored).filter((field) => scored[field] === before.id && changed.has(field));
  });
}
