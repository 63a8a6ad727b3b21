import type { Day } from '#domain/calendar.ts';
import { refusalReasons } from '#domain/duty/reasons.ts';
import type { DutyView } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { ReasonField, UsualReasons, useReason } from './reason-field.tsx';

interface Props {
  duty: DutyView;
  dueOn: Day;
  onClose: () => void;
  onDone: () => void;
}

/** Refuses an extension with a reason: a tap picks a usual one, or the person types one. */
export function RefuseDialog({ duty, dueOn, onClose, onDone }: Props) {
  const reason = useReason();
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    const text = reason.take();
    if (text === null) return;
    const input = { id: duty.id, grant: false, dueOn, reason: text };
    const done = await mutate('extension.decide', input);
    if (!done) return;
    onClose();
    onDone();
    decided({
      text: `ไม่ขยายเวลา ${duty.centre.label}`,
      duty: done.duty,
      onUndone: onDone,
    });
  };
  return (
    <Dialog title="ไม่ขยายเวลา" onClose={onClose}>
      <p>
        {duty.title} <span class="nowrap">{duty.centre.label}</span> กำหนดถึงจังหวัด{' '}
        {dayText(duty.provinceDueOn, 'medium')} ยังมีผล ผู้ขอได้รับเหตุผลนี้
      </p>
      <UsualReasons reason={reason} reasons={refusalReasons} />
      <ReasonField reason={reason} />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          ไม่ขยายเวลา
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ยังไม่ตัดสิน
        </button>
      </div>
    </Dialog>
  );
}
