import { hasGrant } from '#domain/people/hand-over.ts';
import type { Grant } from '#domain/permissions.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Closes a person's open requests for roles that the person got in another way, so that no office has
 * to decide on them.
 */
export async function closeRequests(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  { person, grants }: { person: string; grants: readonly Grant[] },
): Promise<void> {
  const open = await stores.joinRequests.openOf(person);
  for (const request of open.filter((asked) => hasGrant(grants, asked)))
    await stores.joinRequests.put({ ...request, state: 'withdrawn', decidedAt: now });
}
