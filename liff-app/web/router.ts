import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export interface Place {
  path: string;
  query: URLSearchParams;
  /** How one came: forward starts at the top of the page, back leaves the browser's own position. */
  by: 'open' | 'push' | 'back';
}

export interface Router {
  place: ReadonlySignal<Place>;
  go(href: string, how?: { replace?: boolean }): void;
  back(fallback: string): void;
  /** Called once, after LIFF has read the address. */
  start(): void;
}

export const home = '/app';

/** Paths below /app by the History API; links stay plain links. */
export function createRouter({ window }: { window: Window }): Router {
  const read = (by: Place['by']): Place => ({
    path: window.location.pathname.replace(/\/+$/, '') || home,
    query: new URLSearchParams(window.location.search),
    by,
  });
  const place = signal<Place>(read('open'));
  let depth = 0;

  const go: Router['go'] = (href, how = {}) => {
    if (how.replace) window.history.replaceState(null, '', href);
    else {
      window.history.pushState(null, '', href);
      depth += 1;
    }
    window.scrollTo(0, 0);
    place.value = read('push');
  };

  return {
    place,
    go,
    back: (fallback) => (depth > 0 ? window.history.back() : go(fallback, { replace: true })),
    start() {
      place.value = read('open');
      window.addEventListener('popstate', () => {
        depth = Math.max(0, depth - 1);
        place.value = read('back');
      });
      window.document.addEventListener('click', (event) => {
        const href = ownLink(event);
        if (!href) return;
        event.preventDefault();
        go(href);
      });
    },
  };
}

/** A plain click on one of our own links; anything else is the browser's. */
function ownLink(event: MouseEvent): string | null {
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!plain || event.defaultPrevented || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a');
  if (!link || link.target !== '' || link.origin !== window.location.origin) return null;
  if (link.hash !== '' && link.pathname === window.location.pathname) return null;
  return link.pathname === home || link.pathname.startsWith(`${home}/`)
    ? link.pathname + link.search
    : null;
}

/** /app/duty/:id against a path; null when it is another screen. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
