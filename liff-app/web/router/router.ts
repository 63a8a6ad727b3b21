import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isSheetStep, replaceBelowSheet, sheetIn, skipSheets } from './sheet-history.ts';

export interface Place {
  path: string;
  query: URLSearchParams;
  /**
   * How the person reached the page. Going forward scrolls to the top, going back keeps the browser’s
   * position.
   */
  by: 'open' | 'push' | 'back';
}

interface GoOptions {
  /** Replaces the current entry of the history instead of adding one. */
  replace?: boolean;
  /** Keeps the scroll position, for a change within the same screen. */
  keepsScroll?: boolean;
}

export interface Router {
  place: ReadonlySignal<Place>;
  go(href: string, how?: GoOptions): void;
  back(fallback: string): void;
  /** Call once, after LIFF has read the address. */
  start(): void;
}

export const home = '/app';

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** Handles paths below /app with the History API; links are plain links. */
export function createRouter({ window }: { window: Window }): Router {
  const read = (by: Place['by']): Place => ({
    path: withoutTrailingSlashes(window.location.pathname) || home,
    query: new URLSearchParams(window.location.search),
    by,
  });
  const place = signal<Place>(read('open'));
  let depth = 0;

  const go: Router['go'] = (href, how = {}) => {
    // The history entry of an open sheet is reused for the page that the sheet leads to.
    const isSheetOpen = sheetIn(window.history.state) !== null;
    if (how.replace || isSheetOpen) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
    if (!how.replace) depth += 1;
    if (!how.keepsScroll) window.scrollTo(0, 0);
    place.value = read('push');
    if (how.replace && isSheetOpen) replaceBelowSheet(href);
  };

  return {
    place,
    go,
    back: (fallback) => {
      if (depth > 0) window.history.go(-1 - skipSheets());
      else go(fallback, { replace: true });
    },
    start() {
      place.value = read('open');
      window.addEventListener('popstate', (event) => {
        if (isSheetStep(event.state)) return;
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

/** Handles a plain click on a link within the app. The browser handles all other clicks. */
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
