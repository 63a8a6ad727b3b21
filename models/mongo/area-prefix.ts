import type { AreaCode } from '#domain/centre/centre.ts';
import { trusted } from './collection.ts';

/** Matches everything inside an area. The prefix is anchored, so an index can serve it. */
export function areaPrefix(scope: AreaCode): Record<string, unknown> {
  return trusted({ $gte: scope, $lt: `${scope}:` });
}
