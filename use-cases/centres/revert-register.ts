import { isDeepStrictEqual } from 'node:util';
import type { Duty } from '#domain/duty/duty.ts';
import type { RegisterChange } from '#models/register-changes.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Change<T> {
  id: string;
  before: T | null;
  after: T | null;
}

/**
 * Returns the register to its state before this revision was accepted. Documents changed since are
 * left as they are. The result says in Thai how many these are, or is null.
 */
export async function revertRegister(env: UseCaseContext, duty: Duty): Promise<string | null> {
  const change = await env.stores.registerChanges.get(changeId(duty));
  if (!change) return null;
  const kept = [
    await putBack(change.orders, env.stores.orders),
    await putBack(change.members, env.stores.members),
    await putBackGrants(env, change),
  ].reduce((sum, count) => sum + count, 0);
  await env.stores.registerChanges.remove({ id: change.id });
  return kept === 0 ? null : `คงไว้ ${kept} รายการในทะเบียนที่มีผู้แก้ไขหลังรับรอง`;
}

export function changeId({ id, revision }: Pick<Duty, 'id' | 'revision'>): string {
  return `${id}.${revision}`;
}

interface Store<T> {
  get(id: string): Promise<T | null>;
  put(item: T): Promise<void>;
  remove(filter: { id: string }): Promise<number>;
}

/** Returns how many documents were changed since and are therefore left as they are. */
async function putBack<T>(changes: readonly Change<T>[], store: Store<T>): Promise<number> {
  let kept = 0;
  for (const { id, before, after } of changes) {
    if (!isDeepStrictEqual(await store.get(id), after)) kept += 1;
    else if (before === null) await store.remove({ id });
    else await store.put(before);
  }
  return kept;
}

async function putBackGrants(env: UseCaseContext, { grants }: RegisterChange): Promise<number> {
  let kept = 0;
  for (const { id, before, after } of grants) {
    const person = await env.stores.persons.get(id);
    // An erased person has no roles and may not get any back.
    if (!person || person.erasedAt || before === null || !isDeepStrictEqual(person.grants, after)) {
      kept += 1;
      continue;
    }
    await env.stores.persons.put({ ...person, grants: before });
    const { areaCode = '' } = before[0] ?? person.grants[0] ?? {};
    env.audit({ action: 'person.seated', subject: id, areaCode, before: after, after: before });
  }
  return kept;
}
