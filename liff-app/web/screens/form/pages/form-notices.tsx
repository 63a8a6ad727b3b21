import { returnedLabel } from '#domain/wording.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { CommentNote } from '../comment-note.tsx';
import type { FormStore } from '../form-store.ts';

/** A colleague has taken over the draft: edits stay on this phone until the person takes it back. */
export function TakenOverNotice({ store }: { store: FormStore }) {
  const { api } = useApp();
  const { failure } = store.draftSync.queue.value;
  if (failure?.kind !== 'problem' || failure.problem.code !== 'draft-held') return null;
  const takeBack = async () => {
    const answer = await api.call('draft.take', { id: store.open.duty.id });
    if (answer.ok) store.draftSync.retry();
  };
  return (
    <Banner tint="is-overdue" icon="draft" title={failure.problem.title} urgent>
      ข้อความที่พิมพ์ยังอยู่ในเครื่องนี้
      <div class="inline-actions">
        <button type="button" class="btn btn-small" onClick={() => void takeBack()}>
          รับช่วงกรอกต่อ
        </button>
      </div>
    </Banner>
  );
}

/** On every step of a returned report: the due date and the comments on the whole report. */
export function ReturnedNotice({ store }: { store: FormStore }) {
  const { duty } = store.open;
  if (duty.state !== 'returned') return null;
  const unresolved = store.comments.comments.value;
  const general = unresolved.filter((comment) => comment.path === null);
  const onFields = unresolved.length - general.length;
  return (
    <Banner
      tint="is-returned"
      icon="returned"
      title={`${onFields > 0 ? `${returnedLabel(onFields)} มีความเห็นที่ข้อนั้น` : 'ส่งคืนแก้ไข'} ส่งใหม่ภายใน ${dayText(duty.dueOn, 'dayMonth')}`}
    >
      {general.map((comment) => (
        <CommentNote key={comment.id} store={store} comment={comment} />
      ))}
    </Banner>
  );
}

/** This phone keeps nothing when the page closes: a private window, or storage switched off. */
export function NotKeptNotice() {
  const { storage } = useApp();
  if (storage.isDurable.value) return null;
  return (
    <Banner tint="is-due" icon="info" title="เครื่องนี้เก็บร่างไว้เองไม่ได้">
      ร่างเก็บไว้ที่ระบบเท่านั้น กรุณารอให้ขึ้นว่า “บันทึกแล้ว” ก่อนปิดหน้านี้
    </Banner>
  );
}
