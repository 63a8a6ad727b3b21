import type { AreaCode } from '#domain/centre/centre.ts';
import { trusted } from './collection.ts';

/** Everything inside an area: an anchored prefix on areaCode, so that an index serves it. */
export function areaPrefix(scope: AreaCode): Record<string, unknown> {
  return trusted({ $gte: scope, $lt: `${scope}:` });
}
