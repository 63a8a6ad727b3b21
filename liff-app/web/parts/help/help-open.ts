import { signal } from '@preact/signals';

/** True while the help of the screen is open. */
export const isHelpOpen = signal(false);
