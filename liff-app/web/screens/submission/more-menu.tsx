import { useSignal } from '@preact/signals';
import { addDays } from '../../../../domain/calendar.ts';
import { dayText } from '../../day-text.ts';
import type { DutyAction, DutyView } from '../../../contract.ts';
import { DatePickers } from '../../controls/date.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Banner } from '../../parts/states.tsx';
import { useDeed } from './decisions.tsx';

type Rare = Extract<DutyAction, 'askExtension' | 'decideExtension' | 'waive'>;

const rare: Record<Rare, { word: string; icon: IconName }> = {
  askExtension: { word: 'ขอขยายเวลา', icon: 'clock' },
  decideExtension: { word: 'พิจารณาคำขอขยายเวลา', icon: 'calendar' },
  waive: { word: 'ยกเว้นเรื่องนี้', icon: 'waived' },
};

function isRare(action: DutyAction): action is Rare {
  return action in rare;
}

/** What is seldom done, one tap away; only what this person may. */
export function MoreMenu({
  duty,
  today,
  onDone,
}: {
  duty: DutyView;
  today: string;
  onDone: () => void;
}) {
  const open = useSignal<'menu' | Rare | null>(null);
  const offered = duty.actions.filter(isRare);
  if (offered.length === 0) return null;
  const close = () => (open.value = null);
  const done = () => {
    close();
    onDone();
  };
  return (
    <>
      <button
        type="button"
        class="round"
        aria-label="เมนูเพิ่มเติม"
        aria-haspopup="dialog"
        onClick={() => (open.value = 'menu')}
      >
        <Icon name="menu" />
      </button>
      {open.value === 'menu' ? (
        <Sheet title="ทำอย่างอื่น" onClose={close}>
          <div class="acts">
            {offered.map((one) => (
              <button key={one} type="button" class="btn" onClick={() => (open.value = one)}>
                <Icon name={rare[one].icon} />
                {rare[one].word}
              </button>
            ))}
          </div>
        </Sheet>
      ) : null}
      {open.value === 'askExtension' ? (
        <AskSheet duty={duty} today={today} onClose={close} onDone={done} />
      ) : null}
      {open.value === 'decideExtension' ? (
        <DecideSheet duty={duty} today={today} onClose={close} onDone={done} />
      ) : null}
      {open.value === 'waive' ? (
        <WaiveSheet duty={duty} today={today} onClose={close} onDone={done} />
      ) : null}
    </>
  );
}

interface Props {
  duty: DutyView;
  today: string;
  onClose: () => void;
  onDone: () => void;
}

function ReasonField({
  value,
  onInput,
  lacking,
}: {
  value: string;
  onInput: (text: string) => void;
  lacking: boolean;
}) {
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
        value={value}
        aria-invalid={lacking}
        aria-required="true"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {lacking ? (
        <p class="wrong">
          <Icon name="overdue" small />
          กรุณาระบุเหตุผล
        </p>
      ) : null}
    </div>
  );
}

function AskSheet({ duty, today, onClose, onDone }: Props) {
  const reason = useSignal('');
  const dueOn = useSignal(addDays(duty.provinceDueOn > today ? duty.provinceDueOn : today, 7));
  const lacking = useSignal(false);
  const { busy, wrong, run } = useDeed(onDone);
  const send = () => {
    lacking.value = reason.value.trim() === '';
    if (!lacking.value)
      void run('extension.ask', {
        input: { id: duty.id, dueOn: dueOn.value, reason: reason.value.trim() },
        said: 'ส่งคำขอขยายเวลาแล้ว จังหวัดแจ้งผลทาง LINE',
      });
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
      <ReasonField
        value={reason.value}
        onInput={(text) => (reason.value = text)}
        lacking={lacking.value}
      />
      {wrong ? (
        <Banner tint="is-overdue" icon="overdue" urgent>
          {wrong}
        </Banner>
      ) : null}
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          ส่งคำขอ
        </button>
      </div>
    </Sheet>
  );
}

function DecideSheet({ duty, today, onClose, onDone }: Props) {
  const asked = duty.extension;
  const dueOn = useSignal(asked?.dueOn ?? duty.provinceDueOn);
  const { busy, wrong, run } = useDeed(onDone);
  const decide = (grant: boolean) =>
    void run('extension.decide', {
      input: { id: duty.id, grant, dueOn: dueOn.value },
      said: grant ? `ขยายเวลาถึง ${dayText(dueOn.value, 'medium')} แล้ว` : 'ไม่ขยายเวลา แจ้งผู้ขอแล้ว',
    });
  return (
    <Sheet title="คำขอขยายเวลา" onClose={onClose}>
      <p>
        {duty.centre.name} {duty.title}
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
      {wrong ? (
        <Banner tint="is-overdue" icon="overdue" urgent>
          {wrong}
        </Banner>
      ) : null}
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => decide(true)}>
          ขยายเวลา
        </button>
        <button type="button" class="btn" disabled={busy} onClick={() => decide(false)}>
          ไม่ขยายเวลา
        </button>
      </div>
    </Sheet>
  );
}

function WaiveSheet({ duty, onClose, onDone }: Props) {
  const reason = useSignal('');
  const lacking = useSignal(false);
  const { busy, wrong, run } = useDeed(onDone);
  const send = () => {
    lacking.value = reason.value.trim() === '';
    if (!lacking.value)
      void run('duty.waive', {
        input: { id: duty.id, reason: reason.value.trim() },
        said: `ยกเว้นแล้ว ${duty.centre.name}`,
      });
  };
  return (
    <Sheet title="ยกเว้นเรื่องนี้" onClose={onClose}>
      <p>
        {duty.centre.name} ไม่ต้องส่ง{duty.title} และไม่นับในภาพรวม
      </p>
      <ReasonField
        value={reason.value}
        onInput={(text) => (reason.value = text)}
        lacking={lacking.value}
      />
      {wrong ? (
        <Banner tint="is-overdue" icon="overdue" urgent>
          {wrong}
        </Banner>
      ) : null}
      <div class="acts">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={send}
        >
          ยกเว้น
        </button>
      </div>
    </Sheet>
  );
}
