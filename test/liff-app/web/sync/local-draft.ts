import type { LocalDraft } from '#web/sync/merge-drafts.ts';

/** What a phone keeps of a form, with nothing unsent but what is said. */
export const local = (part: Partial<LocalDraft>): LocalDraft => ({
  answers: {},
  reasons: {},
  savedAt: {},
  pending: [],
  reasonsPending: false,
  ...part,
});
