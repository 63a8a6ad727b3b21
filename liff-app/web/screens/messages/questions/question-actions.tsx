import { useSignal } from '@preact/signals';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { failureText, messages } from '#web/messages.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { questionsPath } from './question-texts.ts';
import type { Question } from './question-texts.ts';

/** ปิดคำถาม: closes the question without a message to the person. The toast offers to reopen it. */
export function CloseButton({ question: { id } }: { question: Question }) {
  const { api, cache, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const undo = async () => {
    const answer = await api.call('question.close', { id, isOpen: true });
    cache.clear();
    toast.value = { text: answer.ok ? 'เปิดคำถามอีกครั้งแล้ว' : failureText(answer.failure).title };
  };
  const close = async () => {
    if (!(await mutate('question.close', { id, isOpen: false }))) return;
    toast.value = { text: 'ปิดคำถามแล้ว', lastsMs: 10_000, undo: () => void undo() };
  };
  return (
    <>
      <button type="button" class="btn" disabled={busy} onClick={() => void close()}>
        <Icon name="closed" />
        ปิดคำถาม
      </button>
      <ErrorBanner error={error} onReload={() => cache.clear()} />
    </>
  );
}

/** A closed question, with a button that reopens it. */
export function ClosedQuestion({ question, reload }: { question: Question; reload: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const open = async () => {
    if (!(await mutate('question.close', { id: question.id, isOpen: true }))) return;
    toast.value = { text: 'เปิดคำถามอีกครั้งแล้ว' };
  };
  return (
    <div class="answer-box">
      <p>ปิดคำถามนี้แล้ว ถ้าจะตอบ กดเปิดอีกครั้งก่อน</p>
      <ErrorBanner error={error && { ...error, text: reopenText(error) }} onReload={reload} />
      <div class="answer-actions">
        <button type="button" class="btn" disabled={busy} onClick={() => void open()}>
          <Icon name="refresh" />
          เปิดอีกครั้ง
        </button>
      </div>
    </div>
  );
}

/** A person can have one open question, so an older one cannot be reopened beside it. */
function reopenText({ stale, text }: { stale: boolean; text: string }): string {
  return stale ? 'ผู้ถามมีคำถามอื่นรอตอบอยู่ กรุณาตอบคำถามนั้น' : text;
}

/**
 * ส่งต่อ: passes the question to the office above. The reader no longer sees it afterwards, so a dialog
 * asks for confirmation.
 */
export function ForwardButton({ question }: { question: Question }) {
  const isAsking = useSignal(false);
  const { officeAbove } = question;
  if (officeAbove === null) return null;
  return (
    <>
      <button type="button" class="btn" onClick={() => (isAsking.value = true)}>
        <Icon name="forward" />
        ส่งต่อ
      </button>
      {isAsking.value ? (
        <ForwardDialog
          id={question.id}
          office={officeAbove}
          onClose={() => (isAsking.value = false)}
        />
      ) : null}
    </>
  );
}

interface ForwardProps {
  id: string;
  office: string;
  onClose: () => void;
}

function ForwardDialog({ id, office, onClose }: ForwardProps) {
  const { toast, router } = useApp();
  const { busy, error, mutate } = useMutation();
  const forward = async () => {
    const passed = await mutate('question.forward', { id });
    if (!passed) return;
    onClose();
    toast.value = { text: `ส่งต่อให้${passed.office}แล้ว` };
    router.go(questionsPath, { replace: true });
  };
  return (
    <Dialog title="ส่งต่อคำถาม" onClose={onClose}>
      <p>{office}จะเป็นผู้ตอบแทน ผู้ถามรออยู่เหมือนเดิม และไม่ต้องถามใหม่ ส่งต่อแล้วเรียกคืนไม่ได้</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void forward()}>
          ส่งต่อให้{office}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {messages.back}
        </button>
      </div>
    </Dialog>
  );
}
