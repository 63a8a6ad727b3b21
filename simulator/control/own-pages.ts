import { refuse } from '../router.ts';
import type { Route } from '../router.ts';

/** A page of another origin could start the demo over with a plain POST; only the simulator's own pages and programs may. */
export function ownPagesOnly(routes: readonly Route[]): Route[] {
  return routes.map((route) => ({
    ...route,
    handle: (call) => {
      const { origin, host } = call.headers;
      const own = origin === undefined || origin === `http://${host}`;
      return own || route.method === 'GET'
        ? route.handle(call)
        : refuse(403, 'Only for pages of this origin');
    },
  }));
}
