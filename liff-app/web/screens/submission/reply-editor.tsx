import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CommentView } from '../../../contract.ts';
import { Icon } from '../../parts/icon.tsx';
import { useDeed } from './deed.ts';
import type { ReplyDrafts } from './reply-drafts.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  duty: string;
  comment: CommentView;
  drafts: ReplyDrafts;
  onSent: () => void;
}

/** ตอบ: one line under the comment; what was begun is there again when one comes back. */
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
  /** Opened by hand: the words are meant, not found again. */
  tapped: boolean;
  onClose: () => void;
}

function ReplyForm({ duty, comment, drafts, tapped, onClose, onSent }: FormProps) {
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
  const { busy, wrong, run } = useDeed(() => {
    close();
    onSent();
  });
  const send = () => {
    if (!draft || text.trim() === '') return;
    const input = { id: duty, comment: comment.id, reply: draft.id, text: text.trim() };
    void run('comment.reply', { input, said: 'ส่งคำตอบแล้ว' });
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
      <Trouble wrong={wrong && `${wrong} คำตอบยังอยู่ กดส่งใหม่ได้`} />
      <div class="pair">
        <button type="button" class="btn btn-small" disabled={busy} onClick={close}>
          ยกเลิก
        </button>
        <button
          type="button"
          class="btn btn-small btn-main"
          disabled={busy || text.trim() === ''}
          onClick={send}
        >
          ส่งคำตอบ
        </button>
      </div>
    </div>
  );
}
