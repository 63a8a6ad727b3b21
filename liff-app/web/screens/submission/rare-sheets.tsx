import { useSignal } from '@preact/signals';
import type { DutyView } from '../../../contract.ts';
import { useApp } from '../../app-context.ts';
import { DatePickers } from '../../controls/date.tsx';
import { dayText } from '../../day-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { TroubleNote } from '../../parts/trouble-note.tsx';
import { useAct } from '../../use-act.ts';

interface Props {
  duty: DutyView;
  today: string;
  onClose: () => void;
  onDone: () => void;
}

/** A reason that is missing is asked for when one wants to go on, and no longer once it is there. */
function useReason() {
  const text = useSignal('');
  const asked = useSignal(false);
  return {
    text,
    lacking: asked.value && text.value.trim() === '',
    /** The reason, or null and the question for it. */
    take: (): string | null => {
      asked.value = true;
      return text.peek().trim() || null;
    },
  };
}

function ReasonField({ reason }: { reason: ReturnType<typeof useReason> }) {
  const { text, lacking } = reason;
  return (
    <div>
      <label class="label" for="reason">
        เหตุผล
      </label>
      <textarea
        id="reason"
        class="area"
        rows={2}
        maxLength={500}
        value={text.value}
        aria-invalid={lacking}
        aria-required="true"
        aria-describedby={lacking ? 'reason-wrong' : undefined}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {lacking ? (
        <p class="wrong" id="reason-wrong" role="alert">
          <Icon name="overdue" small />
          กรุณาระบุเหตุผล
        </p>
      ) : null}
    </div>
  );
}

export function AskSheet({ duty, today, askOn, onClose, onDone }: Props & { askOn: string }) {
  const reason = useReason();
  const dueOn = useSignal(askOn);
  const { toast } = useApp();
  const { busy, trouble, act } = useAct();
  const send = async () => {
    const given = reason.take();
    if (given === null) return;
    if (!(await act('extension.ask', { id: duty.id, dueOn: dueOn.value, reason: given }))) return;
    onDone();
    toast.value = { text: 'ส่งคำขอขยายเวลาแล้ว จังหวัดแจ้งผลทาง LINE' };
  };
  return (
    <Sheet title="ขอขยายเวลา" onClose={onClose}>
      <p class="quiet">กำหนดเดิมที่จังหวัด {dayText(duty.provinceDueOn, 'medium')}</p>
      <fieldset>
        <legend class="label">ขอส่งภายใน</legend>
        <DatePickers
          value={dueOn.value}
          path="ask-due"
          onChange={(value) => (dueOn.value = value)}
          limits={{ today, notBefore: 'today' }}
          wrong={false}
        />
      </fieldset>
      <ReasonField reason={reason} />
      <TroubleNote trouble={trouble} />
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          ส่งคำขอ
        </button>
      </div>
    </Sheet>
  );
}

export function DecideSheet({ duty, today, onClose, onDone }: Props) {
  const asked = duty.extension;
  const dueOn = useSignal(asked?.dueOn ?? duty.provinceDueOn);
  const { toast } = useApp();
  const { busy, trouble, act } = useAct();
  const decide = async (grant: boolean) => {
    if (!(await act('extension.decide', { id: duty.id, grant, dueOn: dueOn.value }))) return;
    onDone();
    const until = dayText(dueOn.value, 'medium');
    toast.value = { text: grant ? `ขยายเวลาถึง ${until} แล้ว` : 'ไม่ขยายเวลา แจ้งผู้ขอแล้ว' };
  };
  return (
    <Sheet title="คำขอขยายเวลา" onClose={onClose}>
      <p>
        {duty.centre.label} {duty.title}
      </p>
      <p class="quiet">
        กำหนดเดิม {dayText(duty.provinceDueOn, 'medium')} เหตุผล: {asked?.reason}
      </p>
      <fieldset>
        <legend class="label">ให้ส่งภายใน</legend>
        <DatePickers
          value={dueOn.value}
          path="grant-due"
          onChange={(value) => (dueOn.value = value)}
          limits={{ today, notBefore: 'today' }}
          wrong={false}
        />
      </fieldset>
      <TroubleNote trouble={trouble} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy}
          onClick={() => void decide(true)}
        >
          ขยายเวลา
        </button>
        <button type="button" class="btn" disabled={busy} onClick={() => void decide(false)}>
          ไม่ขยายเวลา
        </button>
      </div>
    </Sheet>
  );
}

export function WaiveSheet({ duty, onClose, onDone }: Props) {
  const reason = useReason();
  const { toast } = useApp();
  const { busy, trouble, act } = useAct();
  const send = async () => {
    const given = reason.take();
    if (given === null || !(await act('duty.waive', { id: duty.id, reason: given }))) return;
    onDone();
    toast.value = { text: `ยกเว้นแล้ว ${duty.centre.label}` };
  };
  return (
    <Sheet title="ยกเว้นเรื่องนี้" onClose={onClose}>
      <p>
        {duty.centre.label} ไม่ต้องส่ง{duty.title} และไม่นับในภาพรวม
      </p>
      <ReasonField reason={reason} />
      <TroubleNote trouble={trouble} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={() => void send()}
        >
          ยกเว้น
        </button>
      </div>
    </Sheet>
  );
}
