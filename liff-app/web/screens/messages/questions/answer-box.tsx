import { useId } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { CloseButton, ForwardButton } from './question-actions.tsx';
import { useAnswerDrafts } from './use-answer-drafts.ts';
import type { Question } from './question-texts.ts';

interface Props {
  me: Me;
  question: Question;
  reload: () => void;
}

/** คำตอบของท่าน: the field for the answer, kept on the phone until it is sent. */
export function AnswerBox({ me, question, reload }: Props) {
  const { toast } = useApp();
  const drafts = useAnswerDrafts(me.person.id);
  const draft = drafts.texts.value[question.id];
  const text = draft?.text ?? '';
  const field = useId();
  const { busy, error, mutate } = useMutation();
  const isEmpty = text.trim() === '';
  const send = async () => {
    if (!draft || isEmpty) return;
    const answer = { id: question.id, answer: draft.id, text: text.trim() };
    if (!(await mutate('question.answer', answer))) return;
    drafts.drop(question.id);
    toast.value = { text: 'ส่งคำตอบแล้ว ผู้ถามจะได้อ่านในไลน์' };
  };
  return (
    <form
      class="answer-box"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="label" for={field}>
        {question.state === 'answered' ? 'ตอบเพิ่ม' : 'คำตอบของท่าน'}
      </label>
      <textarea
        id={field}
        class="area"
        rows={3}
        maxLength={limits.question.answerLetters}
        value={text}
        aria-describedby={`${field}-hint`}
        onInput={(event) => drafts.put(question.id, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      <p class="hint" id={`${field}-hint`}>
        ถึง {question.name || 'ผู้ถาม'} ทางไลน์ ใช้ 1 ข้อความ{' '}
        <span class="wide-only">กด Ctrl+Enter เพื่อส่งได้</span>
      </p>
      <ErrorBanner
        error={error && { ...error, text: `${error.text} คำตอบยังอยู่ กดส่งใหม่ได้` }}
        onReload={reload}
      />
      <div class="answer-actions">
        <button type="submit" class="btn btn-main" disabled={busy || isEmpty}>
          <Icon name="send" />
          ส่งคำตอบ
        </button>
        {question.state === 'answered' ? null : <ForwardButton question={question} />}
        {question.state === 'heard' ? null : <CloseButton question={question} />}
      </div>
    </form>
  );
}
