import { useEffect, useMemo } from 'preact/hooks';
import { useApp } from '#web/app-context.ts';
import { createReplyDrafts } from '#web/sync/reply-drafts.ts';
import type { ReplyDrafts } from '#web/sync/reply-drafts.ts';
import { answersKey } from '#web/sync/storage-keys.ts';

/** Unsent answers on this phone, by question. */
export function useAnswerDrafts(person: string): ReplyDrafts {
  const { storage } = useApp();
  const drafts = useMemo(
    () => createReplyDrafts({ storage, key: answersKey(person) }),
    [storage, person],
  );
  useEffect(() => void drafts.restore(), [drafts]);
  return drafts;
}
