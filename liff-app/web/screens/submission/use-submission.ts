import { useEffect, useMemo } from 'preact/hooks';
import type { FormContext } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { useApp } from '#web/app-context.ts';
import { createReplyDrafts } from '#web/sync/reply-drafts.ts';
import { repliesKey } from '#web/sync/storage-keys.ts';
import { createCommentDrafts } from './comments/comment-drafts.ts';
import type { Report, SubmissionContext } from './submission-context.ts';

interface Options {
  report: Report;
  person: string;
  reload: () => Promise<void>;
}

/** A report with its form and this person’s unsent comments and replies. Null without its form. */
export function useSubmission({ report, person, reload }: Options): SubmissionContext | null {
  const { duty } = report;
  const { comments, replies } = useDrafts(duty, person);
  const form = useMemo(
    () =>
      formFor(duty.form, {
        version: report.formVersion,
        ...(report.criteria ? { criteria: report.criteria } : {}),
      }),
    [report],
  );
  if (!form) return null;
  return {
    report,
    form,
    ctx: contextOf(report),
    commentDrafts: duty.actions.includes('return') ? comments : null,
    replies: duty.actions.includes('reply') ? replies : null,
    onAnswered: () => void reload(),
  };
}

/** Unsent comments and replies of this person on this phone. */
function useDrafts(duty: Report['duty'], personId: string) {
  const { storage } = useApp();
  const comments = useMemo(
    () => createCommentDrafts({ storage, key: `pins:${personId}:${duty.id}:${duty.revision}` }),
    [duty.id, duty.revision],
  );
  const replies = useMemo(
    () => createReplyDrafts({ storage, key: repliesKey({ person: personId, duty: duty.id }) }),
    [duty.id],
  );
  useEffect(() => {
    void comments.restore();
    void replies.restore();
  }, [comments, replies]);
  return { comments, replies };
}

function contextOf({ context, criteria, previous }: Report): FormContext {
  return {
    ...context,
    ...(criteria ? { criteria } : {}),
    ...(previous ? { previous: previous.answers } : {}),
  };
}
