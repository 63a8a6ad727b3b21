import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { widestArea } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The area of an overview: the requested one, or the widest one that the actor may read. */
export function overviewArea(env: UseCaseContext, asked: AreaCode | undefined): AreaCode {
  const scope = asked ?? widestArea(env.actor, 'overview.read');
  if (!scope) throw new Problem('not-allowed');
  requirePermission(env, { action: 'overview.read', subject: { areaCode: scope } });
  return scope;
}

/** The rows of an overview: districts of a province, tambons of a district. */
export function rowsOf(area: Area, below: readonly Area[]): Area[] {
  const level = area.level === 'province' ? 'district' : 'tambon';
  return below.filter((place) => place.level === level);
}
