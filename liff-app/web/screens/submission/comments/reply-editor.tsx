import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CommentView } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { ReplyDrafts } from '#web/sync/reply-drafts.ts';

interface Props {
  duty: string;
  comment: CommentView;
  drafts: ReplyDrafts;
  /** Called after sending, with all comments of the report. */
  onSent: (comments: CommentView[]) => void;
}

/** ตอบ: a reply field under the comment, restored from its draft. */
export function ReplyEditor(props: Props) {
  const { comment, drafts } = props;
  const open = useSignal(false);
  if (open.value || drafts.texts.value[comment.id])
    return <ReplyForm {...props} tapped={open.value} onClose={() => (open.value = false)} />;
  return (
    <button
      type="button"
      class="link"
      aria-label={`ตอบความเห็น ${comment.text}`}
      onClick={() => (open.value = true)}
    >
      <Icon name="comment" small />
      ตอบ
    </button>
  );
}

interface FormProps extends Props {
  /** True when the person opened it, so that it takes the focus. */
  tapped: boolean;
  onClose: () => void;
}

function ReplyForm({ duty, comment, drafts, tapped, onClose, onSent }: FormProps) {
  const { toast } = useApp();
  const draft = drafts.texts.value[comment.id];
  const text = draft?.text ?? '';
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (tapped) area.current?.focus();
  }, []);
  const close = () => {
    drafts.drop(comment.id);
    onClose();
  };
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    if (!draft || text.trim() === '') return;
    const input = { id: duty, comment: comment.id, reply: draft.id, text: text.trim() };
    const sent = await mutate('comment.reply', input);
    if (!sent) return;
    close();
    onSent(sent.comments);
    toast.value = { text: 'ส่งคำตอบแล้ว' };
  };
  return (
    <div class="answer">
      <label class="label" for={field}>
        คำตอบ
      </label>
      <textarea
        id={field}
        ref={area}
        class="area"
        rows={2}
        maxLength={1000}
        value={text}
        onInput={(event) => drafts.put(comment.id, event.currentTarget.value)}
      />
      <ErrorBanner error={error && { ...error, text: `${error.text} คำตอบยังอยู่ กดส่งใหม่ได้` }} />
      <div class="pair">
        <button type="button" class="btn btn-small" disabled={busy} onClick={close}>
          ยกเลิก
        </button>
        <button
          type="button"
          class="btn btn-small btn-main"
          disabled={busy || text.trim() === ''}
          onClick={() => void send()}
        >
          ส่งคำตอบ
        </button>
      </div>
    </div>
  );
}
