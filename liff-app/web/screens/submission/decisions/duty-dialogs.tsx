import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { DutyView } from '#contract/contract.ts';
import { DueDates } from '#web/parts/due-dates.tsx';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { RefuseDialog } from './refuse-dialog.tsx';
import { ReasonField, useReason } from './reason-field.tsx';
import { DueDateField, isDueDate } from './due-date-field.tsx';

interface Props {
  duty: DutyView;
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

export function DecideExtensionDialog({
  duty,
  today,
  holidays,
  onClose,
  onDone,
}: Props & { holidays: readonly Day[] }) {
  const request = duty.extension;
  const dueOn = useSignal<string>(request?.dueOn ?? duty.provinceDueOn);
  const refusing = useSignal(false);
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const grant = async () => {
    const day = dueOn.value;
    if (!isDueDate(day, holidays)) return;
    const done = await mutate('extension.decide', { id: duty.id, grant: true, dueOn: day });
    if (!done) return;
    onDone();
    const until = dayText(day, 'medium');
    decided({ text: `ขยายเวลาถึง ${until} แล้ว`, duty: done.duty, onUndone: onDone });
  };
  if (refusing.value)
    return (
      <RefuseDialog
        duty={duty}
        dueOn={request?.dueOn ?? duty.provinceDueOn}
        onClose={onClose}
        onDone={onDone}
      />
    );
  return (
    <Dialog title="คำขอขยายเวลา" onClose={onClose}>
      <p>
        {duty.centre.label} {duty.title}
      </p>
      <p class="quiet">
        กำหนดเดิม <DueDates duty={duty} /> เหตุผล: {request?.reason}
        {request?.askedBy ? ` (${request.askedBy})` : ''}
      </p>
      <DueDateField
        value={dueOn}
        path="grant-due"
        today={today}
        holidays={holidays}
        label="ให้ส่งถึงจังหวัดภายใน"
      />
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !isDueDate(dueOn.value, holidays)}
          onClick={() => void grant()}
        >
          ขยายเวลา
        </button>
        <button type="button" class="btn" disabled={busy} onClick={() => (refusing.value = true)}>
          ไม่ขยายเวลา
        </button>
      </div>
    </Dialog>
  );
}

export function WaiveDialog({ duty, onClose, onDone }: Props) {
  const reason = useReason();
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    const text = reason.take();
    const done = text === null ? null : await mutate('duty.waive', { id: duty.id, reason: text });
    if (!done) return;
    onDone();
    decided({ text: `ยกเว้นแล้ว ${duty.centre.label}`, duty: done.duty, onUndone: onDone });
  };
  return (
    <Dialog title="ยกเว้นเรื่องนี้" onClose={onClose}>
      <p>
        {duty.centre.label} ไม่ต้องส่ง{duty.title} และไม่นับในภาพรวม เลิกทำได้ภายใน 10 วินาที
        หลังจากนั้นเปิดใหม่ได้โดยระบุเหตุผล
      </p>
      <ReasonField reason={reason} />
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={() => void send()}
        >
          ยกเว้น
        </button>
      </div>
    </Dialog>
  );
}
