import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import type { Api } from '../api/api.ts';
import { useApp } from '../app-context.ts';

/** The newest number that the app has read. Null before the first response. */
export const openQuestions = signal<number | null>(null);

/**
 * The delay before reading, because the first screen, its requests and LINE’s library come first on a slow
 * network.
 */
const afterFirstScreenMs = 3_000;

/**
 * The number of questions that wait for the person’s office. 0 until it is known, null for people who
 * answer none. It is read once, after the first screen is drawn.
 */
export function useOpenQuestions({
  answersQuestions,
}: Pick<Me, 'answersQuestions'>): number | null {
  const { api } = useApp();
  useEffect(() => {
    if (!answersQuestions) return undefined;
    const timer = setTimeout(() => {
      void readOnce(api);
    }, afterFirstScreenMs);
    return () => clearTimeout(timer);
  }, [answersQuestions]);
  return answersQuestions ? (openQuestions.value ?? 0) : null;
}

/**
 * Reads the number of open questions once for all parts that show it. After a failure, the next screen that
 * shows it reads it again.
 */
async function readOnce(api: Api): Promise<void> {
  if (openQuestions.peek() !== null) return;
  openQuestions.value = 0;
  const answer = await api.call('questions.count', {});
  openQuestions.value = answer.ok ? answer.value.waiting : null;
}
