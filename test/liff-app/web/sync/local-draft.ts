import type { LocalDraft } from '#web/sync/merge-drafts.ts';

/** A form's local copy on the phone, with only the given values unsent. */
export const local = (part: Partial<LocalDraft>): LocalDraft => ({
  answers: {},
  reasons: {},
  savedAt: {},
  pending: [],
  reasonsPending: false,
  ...part,
});
