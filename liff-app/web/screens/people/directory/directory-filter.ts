import type { Input } from '#contract/contract.ts';
import { isAreaCode } from '#domain/centre/centre.ts';
import { activitySchema, peopleOrderSchema, reachFilterSchema } from '#domain/people/directory.ts';
import { roleSchema } from '#domain/permissions.ts';

export const directoryPath = '/app/people';
export type DirectoryFilter = Input<'directory.read'>;

/** The filter that the address asks for; unknown values are ignored. */
export function filterOf(query: URLSearchParams): DirectoryFilter {
  const role = roleSchema.safeParse(query.get('role'));
  const reach = reachFilterSchema.safeParse(query.get('reach'));
  const activity = activitySchema.safeParse(query.get('used'));
  const sort = peopleOrderSchema.safeParse(query.get('sort'));
  const district = query.get('district') ?? '';
  const words = query.get('q') ?? '';
  return {
    ...(words === '' ? {} : { query: words }),
    ...(role.success ? { role: role.data } : {}),
    ...(reach.success ? { reach: reach.data } : {}),
    ...(activity.success ? { activity: activity.data } : {}),
    ...(sort.success ? { sort: sort.data } : {}),
    ...(isAreaCode(district) ? { district } : {}),
  };
}
