import { signal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';

/** The newest number the app has read; null before the list of questions was opened. */
export const openQuestions = signal<number | null>(null);

/** How many questions wait for an answer of the person's office; null for people who answer none. */
export function useOpenQuestions({ openQuestions: atStart }: Pick<Me, 'openQuestions'>) {
  return atStart === null ? null : (openQuestions.value ?? atStart);
}
