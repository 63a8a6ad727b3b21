import type { LocalDraft } from '../../../liff-app/web/screens/form/draft-merge.ts';

/** What a phone keeps of a form, with nothing unsent but what is said. */
export const local = (part: Partial<LocalDraft>): LocalDraft => ({
  answers: {},
  reasons: {},
  savedAt: {},
  pending: [],
  reasonsPending: false,
  ...part,
});
