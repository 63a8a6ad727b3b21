import type { Duty } from '#domain/duty/duty.ts';
import { primaryGrant } from '#domain/permissions.ts';
import type { Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemDetails } from '#domain/problem.ts';
import type { Draft } from '#models/drafts.ts';
import { namesOf } from '../duties/duty-views.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The names of the people other than the actor, by the field that they answered. */
export async function authorsOf(
  env: UseCaseContext,
  { savedBy = {} }: Draft,
): Promise<Record<string, string>> {
  const others = Object.entries(savedBy).filter(([, person]) => person !== env.actor.person);
  const names = await namesOf(
    env,
    others.map(([, person]) => person),
  );
  return Object.fromEntries(others.map(([field, person]) => [field, names.get(person) ?? '']));
}

/** Names the person who sent the report, for another person who is still typing in it. */
export async function submitterOf(env: UseCaseContext, duty: Duty): Promise<ProblemDetails> {
  const { state, submittedBy } = duty;
  if (state !== 'inReview' || !submittedBy || submittedBy === env.actor.person) return {};
  return { submittedBy: (await namesOf(env, [submittedBy])).get(submittedBy) ?? '' };
}

export async function requireOwnDraft(env: UseCaseContext, draft: Draft): Promise<never> {
  const { name, role } = await holderOf(env, draft);
  throw new Problem('draft-held', { details: { holder: name, role } });
}

export async function holderOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { holder }: Draft,
): Promise<{ id: string; name: string; role: Role | null }> {
  const person = await stores.persons.get(holder);
  const role = person ? (primaryGrant(person.grants)?.role ?? null) : null;
  return { id: holder, name: person?.name ?? '', role };
}
