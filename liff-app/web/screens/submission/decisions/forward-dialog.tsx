import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import type { SubmissionContext } from '../submission-context.ts';

interface DialogProps {
  submission: SubmissionContext;
  onClose: () => void;
  onDone: () => void;
}

/** Confirms forwarding or accepting, so that it cannot happen by an accidental tap. */
export function ForwardDialog({
  submission,
  kind,
  onClose,
  onDone,
}: DialogProps & { kind: 'duty.forward' | 'duty.accept' }) {
  const { duty } = submission.report;
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const forward = kind === 'duty.forward';
  const label = forward ? 'ส่งต่อจังหวัด' : 'รับรองรายงาน';
  const send = async () => {
    const done = await mutate(kind, { id: duty.id, revision: duty.revision });
    if (!done) return;
    onDone();
    decided({ text: message, duty: done.duty });
  };
  const message = forward ? `ส่งต่อจังหวัดแล้ว ${duty.centre.label}` : `รับรองแล้ว ${duty.centre.label}`;
  return (
    <Dialog title={`${label} ${duty.title}`} onClose={onClose}>
      <p>
        {duty.centre.label}{' '}
        {forward
          ? 'จังหวัดจะเห็นและตรวจต่อ เลิกทำได้ภายใน 10 วินาที หลังจากนั้นแจ้งจังหวัดให้ส่งคืน'
          : 'ผู้ส่งได้รับแจ้งทาง LINE เลิกทำได้ภายใน 10 วินาที หลังจากนั้นเปิดใหม่ได้โดยระบุเหตุผล'}
      </p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          {label}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {forward ? 'ยังไม่ส่งต่อ' : 'ยังไม่รับรอง'}
        </button>
      </div>
    </Dialog>
  );
}
