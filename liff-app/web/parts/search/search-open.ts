import { signal } from '@preact/signals';

/** True while the search dialog is open. Only wide screens have it; phones have a search page. */
export const isSearchOpen = signal(false);

export const searchPath = '/app/search';
