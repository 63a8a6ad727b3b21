import type { AreaCode } from '#domain/centre/centre.ts';
import { columnOfKey } from '#domain/overview.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';
import { overviewArea } from './overview-area.ts';

/**
 * One round of a letter in an area that the actor may read: the area, its duties sorted by place, and
 * the first of them.
 */
export async function openRound(
  env: UseCaseContext,
  { column, area: asked }: { column: string; area?: AreaCode | undefined },
) {
  const code = overviewArea(env, asked);
  const wanted = columnOfKey(column);
  const [area, all] = await Promise.all([
    env.stores.areas.get(code),
    wanted ? env.stores.duties.ofColumn(code, wanted) : [],
  ]);
  const [first] = all;
  if (!area || !first) throw new Problem('not-found');
  const duties = all.toSorted(
    (a, b) => a.areaCode.localeCompare(b.areaCode) || a.id.localeCompare(b.id),
  );
  return { area, first, duties };
}
