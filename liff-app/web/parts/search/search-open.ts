import { signal } from '@preact/signals';

/** True while the search lies over the screen, on wide screens. Phones have a page of their own. */
export const isSearchOpen = signal(false);

export const searchPath = '/app/search';
