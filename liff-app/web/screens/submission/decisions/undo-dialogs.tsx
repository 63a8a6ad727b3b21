import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { DutyView, EndpointName, Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { DueDateField, isDueDate } from './due-date-field.tsx';

interface Props {
  duty: DutyView;
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

type Reopening = Extract<EndpointName, 'duty.reopen' | 'extension.reopen'>;

/** Reopens a decided report; the holder is notified with the reason. */
export function ReopenReportDialog({ duty, what, onClose, onDone }: Props & { what: Reopening }) {
  const reason = useReason();
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    const text = reason.take();
    const done = text === null ? null : await mutate(what, { id: duty.id, reason: text });
    if (!done) return;
    onDone();
    decided({ text: `เปิดใหม่แล้ว ${duty.centre.label}`, duty: done.duty, onUndone: onDone });
  };
  return (
    <Dialog title={what === 'duty.reopen' ? 'เปิดเรื่องนี้ใหม่' : 'พิจารณาขยายเวลาใหม่'} onClose={onClose}>
      <p>
        {duty.title} <span class="nowrap">{duty.centre.label}</span> {effectOf(duty, what)}
      </p>
      <ReasonField reason={reason} label="เหตุผลที่เปิดใหม่" />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          เปิดใหม่
        </button>
      </div>
    </Dialog>
  );
}

function effectOf(duty: DutyView, what: Reopening): string {
  if (what === 'extension.reopen') return 'คำขอกลับไปรอจังหวัดพิจารณา ผู้ขอได้รับแจ้งพร้อมเหตุผล';
  return duty.state === 'waived'
    ? 'กลับมาต้องส่งตามเดิม ผู้รับผิดชอบได้รับแจ้งพร้อมเหตุผล'
    : 'กลับมารอจังหวัดตรวจ ส่งคืนหรือรับรองใหม่ได้ ผู้ส่งได้รับแจ้งพร้อมเหตุผล';
}

/**
 * Gives more time without a request. The province moves its own date, a district head the district’s date.
 */
export function GiveExtensionDialog({
  duty,
  today,
  proposed,
  onClose,
  onDone,
}: Props & { proposed: Output<'duty.read'>['proposed'] }) {
  const reason = useReason();
  const dueOn = useSignal<string>(proposed.askOn);
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    const [day, text] = [dueOn.value, reason.take()];
    if (text === null || !isDueDate(day, proposed.holidays)) return;
    const done = await mutate('extension.give', { id: duty.id, dueOn: day, reason: text });
    if (!done) return;
    onDone();
    decided({
      text: `ขยายเวลาถึง ${dayText(day, 'medium')} แล้ว ${duty.centre.label}`,
      duty: done.duty,
      onUndone: onDone,
    });
  };
  return (
    <Dialog title="ขยายเวลาให้เอง" onClose={onClose}>
      <p>
        {duty.title} <span class="nowrap">{duty.centre.label}</span> กำหนดส่งอำเภอ{' '}
        {dayText(duty.districtDueOn, 'medium')} ถึงจังหวัด {dayText(duty.provinceDueOn, 'medium')}
      </p>
      <DueDateField value={dueOn} path="give-due" today={today} holidays={proposed.holidays} />
      <ReasonField reason={reason} />
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !isDueDate(dueOn.value, proposed.holidays)}
          onClick={() => void send()}
        >
          ขยายเวลา
        </button>
      </div>
    </Dialog>
  );
}

/** Withdraws an extension request; the date does not change. */
export function WithdrawDialog({ duty, onClose, onDone }: Props) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    if (!(await mutate('extension.withdraw', { id: duty.id }))) return;
    onDone();
    toast.value = { text: 'ถอนคำขอขยายเวลาแล้ว ขอใหม่ได้' };
  };
  return (
    <Dialog title="ถอนคำขอขยายเวลา" onClose={onClose}>
      <p>กำหนดถึงจังหวัดยังเป็น {dayText(duty.provinceDueOn, 'medium')}</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          ถอนคำขอ
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ไม่ถอน
        </button>
      </div>
    </Dialog>
  );
}
