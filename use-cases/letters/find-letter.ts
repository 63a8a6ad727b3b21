import type { Letter } from '#domain/letter/letter.ts';
import { stateOf } from '#domain/letter/letter.ts';
import type { Action, Actor } from '#domain/permissions.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';

export function mayEdit(actor: Actor, { areaCode }: Pick<Letter, 'areaCode'>): boolean {
  return can(actor, 'letter.edit', { areaCode });
}

/** Only the province may read a letter that is not published yet. */
export function mayRead(actor: Actor, letter: Letter): boolean {
  if (mayEdit(actor, letter)) return true;
  return stateOf(letter) !== 'draft' && can(actor, 'letter.read', { areaCode: letter.areaCode });
}

/** Returns the letter if the actor may do this. */
export async function findLetter(
  env: UseCaseContext,
  of: { id: string; action: Extract<Action, 'letter.read' | 'letter.edit'> },
): Promise<Letter> {
  const letter = await env.stores.letters.get(of.id);
  if (!letter) throw new Problem('not-found');
  const allowed =
    of.action === 'letter.edit' ? mayEdit(env.actor, letter) : mayRead(env.actor, letter);
  if (!allowed) throw new Problem('not-allowed');
  return letter;
}

/** Refuses the change when another person saved the letter after the actor opened it. */
export function requireVersion(
  { version }: Pick<Letter, 'version'>,
  seen: number | undefined,
): void {
  if (seen !== undefined && seen !== version)
    throw new Problem('conflict', { details: { version } });
}
