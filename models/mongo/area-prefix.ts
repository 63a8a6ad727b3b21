import { op } from './collection.ts';

/** Everything inside an area: an anchored prefix on areaCode, so that an index serves it. */
export function within(scope: string): Record<string, unknown> {
  return op({ $gte: scope, $lt: `${scope}:` });
}
