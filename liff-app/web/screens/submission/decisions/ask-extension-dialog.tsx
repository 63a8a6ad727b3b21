import { useSignal } from '@preact/signals';
import { extensionReasons } from '#domain/duty/reasons.ts';
import type { DutyView, Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { DueDates } from '#web/parts/due-dates.tsx';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { ReasonField, UsualReasons, useReason } from './reason-field.tsx';

type Proposed = Output<'duty.read'>['proposed'];

interface Props {
  duty: DutyView;
  proposed: Proposed;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for more time, or changes a request that waits for the province. */
export function AskExtensionDialog({ duty, proposed, onClose, onDone }: Props) {
  const request = duty.extension?.state === 'asked' ? duty.extension : null;
  const reason = useReason(request?.reason);
  const dueOn = useSignal(dateToBegin(proposed, request?.dueOn));
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const send = async () => {
    const text = reason.take();
    if (text === null) return;
    if (!(await mutate('extension.ask', { id: duty.id, dueOn: dueOn.value, reason: text }))) return;
    onDone();
    toast.value = {
      text: `${request ? 'แก้คำขอขยายเวลาแล้ว' : 'ส่งคำขอขยายเวลาแล้ว'} จังหวัดแจ้งผลทาง LINE`,
    };
  };
  return (
    <Dialog title={request ? 'แก้คำขอขยายเวลา' : 'ขอขยายเวลา'} onClose={onClose}>
      <p class="quiet">
        กำหนดตอนนี้ <DueDates duty={duty} />
      </p>
      <AskDays days={proposed.askDays} dueOn={dueOn} />
      <UsualReasons reason={reason} reasons={extensionReasons} />
      <ReasonField reason={reason} />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          {request ? 'แก้คำขอ' : 'ส่งคำขอ'}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          {request ? 'ไม่แก้' : 'ยังไม่ขอ'}
        </button>
      </div>
    </Dialog>
  );
}

/** The date that was requested before, if it can still be requested. */
function dateToBegin({ askDays, askOn }: Proposed, asked: string | undefined): string {
  return askDays.some((day) => day.dueOn === asked) && asked !== undefined ? asked : askOn;
}

/** Only working days can be chosen. */
function AskDays({ days, dueOn }: { days: Proposed['askDays']; dueOn: { value: string } }) {
  const chosen = days.find((day) => day.dueOn === dueOn.value);
  const earlier = chosen && chosen.districtDueOn !== chosen.dueOn ? chosen.districtDueOn : null;
  return (
    <div>
      <label class="label" for="ask-due">
        ขอส่งถึงจังหวัดภายใน
      </label>
      <span class="picker">
        <select
          id="ask-due"
          class="select"
          value={dueOn.value}
          aria-describedby="ask-due-hint"
          onChange={(event) => (dueOn.value = event.currentTarget.value)}
        >
          {days.map((day) => (
            <option key={day.dueOn} value={day.dueOn} selected={day.dueOn === dueOn.value}>
              {dayText(day.dueOn, 'weekdayShort')}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
      <p class="hint" id="ask-due-hint" aria-live="polite">
        {earlier ? `ส่งอำเภอภายใน ${dayText(earlier, 'medium')} · ` : ''}เลือกได้เฉพาะวันทำการ
      </p>
    </div>
  );
}
