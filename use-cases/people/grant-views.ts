import { areaLabelFor, centreLabel } from '#domain/centre/label.ts';
import type { Grant } from '#domain/permissions.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface GrantView extends Grant {
  areaName: string;
  centreName: string | null;
}

/**
 * Roles with the names of their places, in the form this reader needs. The district is added where
 * two places could be confused.
 */
export async function grantViews(
  { stores, actor }: Pick<UseCaseContext, 'stores' | 'actor'>,
  grants: readonly Grant[],
): Promise<GrantView[]> {
  const areaCodes = new Set(grants.map((grant) => grant.areaCode));
  const centreIds = new Set(grants.flatMap(({ centre }) => centre ?? []));
  const [areas, centres] = await Promise.all([
    areaCodes.size === 0 ? [] : stores.areas.many([...areaCodes]),
    centreIds.size === 0 ? [] : stores.centres.many([...centreIds]),
  ]);
  const areaNames = new Map(areas.map((area) => [area.id, areaLabelFor(area, actor.grants)]));
  const centreNames = new Map(
    centres.map((centre) => [centre.id, centreLabel(centre, actor.grants)]),
  );
  return grants.map((grant) => ({
    ...grant,
    areaName: areaNames.get(grant.areaCode) ?? grant.areaCode,
    centreName: centreNames.get(grant.centre ?? '') ?? null,
  }));
}
