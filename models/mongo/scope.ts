import type { AreaCode } from '#domain/centre/centre.ts';
import { areaPrefix } from './area-prefix.ts';
import type { Filter } from './collection.ts';

/** Where to look: everything inside an area, only the area itself, or one centre. */
export type Scope = { within: AreaCode } | { area: AreaCode } | { centre: string };

/** The filter for a scope. `centreKey` is the field with the centre's id. */
export function scopeFilter(scope: Scope, centreKey: 'centre' | '_id'): Filter {
  if ('within' in scope) return { areaCode: areaPrefix(scope.within) };
  return 'area' in scope ? { areaCode: scope.area } : { [centreKey]: scope.centre };
}
