import type { Output } from '#contract/contract.ts';
import { timeText } from '#domain/policy/policy-words.ts';
import { windowTimes } from '#domain/policy/reminder-policy.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';

type Policy = Output<'reminders.read'>['policy'];

interface Props {
  policy: Policy;
  onChange: (part: Partial<Policy>) => void;
}

/**
 * ส่งเวลาไหน: the times of sending. When a choice conflicts with the other time, the other is moved, so
 * that no choice is refused.
 */
export function WindowTimes({ policy, onChange }: Props) {
  const pickFrom = (from: Policy['from']) =>
    onChange({ from, digestAt: policy.digestAt < from ? from : policy.digestAt });
  const pickDigest = (digestAt: Policy['digestAt']) =>
    onChange({ digestAt, from: policy.from > digestAt ? digestAt : policy.from });
  return (
    <section class="panel" aria-labelledby="window-title">
      <header>
        <h2 id="window-title">ส่งเวลาไหน</h2>
        <p>ไม่ส่งวันหยุดและกลางคืน</p>
      </header>
      <div class="window-times">
        <TimeField
          id="digest-at"
          label="สรุปเช้า"
          value={policy.digestAt}
          times={windowTimes.from}
          onPick={pickDigest}
        />
        <TimeField
          id="window-from"
          label="ส่งได้ตั้งแต่"
          value={policy.from}
          times={windowTimes.from}
          onPick={pickFrom}
        />
        <TimeField
          id="window-to"
          label="ถึง"
          value={policy.to}
          times={windowTimes.to}
          onPick={(to) => onChange({ to })}
        />
      </div>
    </section>
  );
}

interface FieldProps<T extends string> {
  id: string;
  label: string;
  value: T;
  times: readonly T[];
  onPick: (time: T) => void;
}

function TimeField<T extends string>({ id, label, value, times, onPick }: FieldProps<T>) {
  const pick = (picked: string) => {
    const time = times.find((one) => one === picked);
    if (time) onPick(time);
  };
  return (
    <SelectField id={id} label={label} value={value} onPick={pick}>
      {times.map((time) => (
        <option key={time} value={time}>
          {timeText(time)}
        </option>
      ))}
    </SelectField>
  );
}
