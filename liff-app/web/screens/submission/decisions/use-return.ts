import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Input, Output } from '#contract/contract.ts';
import { isDay } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import type { SubmissionContext } from '../submission-context.ts';

interface Options {
  submission: SubmissionContext;
  onDone: () => void;
}

/** State of the return dialog: comments, new due date, and sending with undo. */
export function useReturn({ submission, onDone }: Options) {
  const { report, commentDrafts } = submission;
  const { duty } = report;
  const { storage, router } = useApp();
  const general = useGeneralComment(submission);
  const dueOn = useSignal<string>(report.proposed.returnOn);
  const lacking = useSignal(false);
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const onFields = Object.entries(commentDrafts?.texts.value ?? {});
  const send = async () => {
    const comments = commentsOf(onFields, general.value);
    lacking.value = comments.length === 0;
    if (comments.length === 0) return;
    const { id, revision } = duty;
    const done = await mutate('duty.return', { id, revision, returnDueOn: dueOn.value, comments });
    if (!done) return;
    await Promise.all([commentDrafts?.clear(), storage.remove(generalKey(submission))]);
    onDone();
    const by = isDay(dueOn.value) ? dayText(dueOn.value, 'dayMonth') : '';
    decided({
      text: `ส่งคืนแล้ว ${duty.centre.label} ส่งใหม่ภายใน ${by}`,
      duty: done.duty,
      onUndone: async (undone) => {
        await restoreDrafts(undone);
        router.go(`/app/duty/${encodeURIComponent(duty.id)}?do=return`);
      },
    });
  };
  /** After an undo the comments become drafts again. */
  const restoreDrafts = async ({ comments }: Output<'duty.undo'>) => {
    for (const { path, text } of comments) {
      if (path === null) await storage.set(generalKey(submission), text);
      else commentDrafts?.put(path, text);
    }
  };
  return { general, dueOn, lacking: lacking.value, onFields, busy, error, send };
}

/** The comment on the whole report, restored from its draft. */
function useGeneralComment(submission: SubmissionContext): Signal<string> {
  const { storage } = useApp();
  const general = useSignal('');
  const key = generalKey(submission);
  useEffect(() => {
    const restore = async () => {
      const text = await storage.get(key, z.string());
      if (text && general.peek() === '') general.value = text;
    };
    void restore();
  }, [key]);
  return general;
}

function commentsOf(
  onFields: readonly [string, string][],
  general: string,
): Input<'duty.return'>['comments'] {
  const text = general.trim();
  return [
    ...onFields.map(([path, comment]) => ({ path, text: comment })),
    ...(text === '' ? [] : [{ path: null, text }]),
  ];
}

/** The draft of the comment on the whole report, restored after an undo. */
function generalKey({ report: { duty } }: SubmissionContext): string {
  return `return-comment:${duty.id}:${duty.revision}`;
}
