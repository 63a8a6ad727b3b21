import type { Output } from '#contract/contract.ts';
import { roleLabels } from '#domain/people/role-labels.ts';
import { escalationDays } from '#domain/policy/reminder-policy.ts';
import { acknowledgeWithinDays } from '#domain/policy/ladder.ts';
import { Icon } from '#web/parts/icon.tsx';

type Policy = Output<'reminders.read'>['policy'];
type Role = keyof Policy['escalateAfter'];

interface Props {
  policy: Policy;
  onChange: (part: Partial<Policy>) => void;
}

/**
 * เตือนแล้วเงียบ ส่งต่อใคร: after how many working days without an answer a reminder escalates to the next
 * level.
 */
export function Ladder({ policy, onChange }: Props) {
  return (
    <section class="panel" aria-labelledby="ladder-title">
      <header>
        <h2 id="ladder-title">เตือนแล้วเงียบ ส่งต่อใคร</h2>
        <p>เรื่องที่เหลือไม่เกิน {acknowledgeWithinDays} วัน หรือเกินกำหนด</p>
      </header>
      <ol class="ladder">
        <Rung no={1} title={roleLabels.officer} note="สรุปเช้า ขอให้กดรับทราบ" />
        <Gap role="officer" policy={policy} onChange={onChange} />
        <Rung no={2} title={roleLabels.districtHead} note="ขึ้นในสรุปเช้าของท่าน" />
        <Gap role="districtHead" policy={policy} onChange={onChange} />
        <Rung no={3} title="จังหวัด" note="ขึ้นในสรุปเช้า และรายชื่อผู้เงียบวันจันทร์" />
      </ol>
    </section>
  );
}

function Rung({ no, title, note }: { no: number; title: string; note: string }) {
  return (
    <li class="rung">
      <span class="rung-no" aria-hidden="true">
        {no}
      </span>
      <b>{title}</b>
      <small>{note}</small>
    </li>
  );
}

function Gap({ role, policy, onChange }: Props & { role: Role }) {
  const pick = (picked: string) => {
    const days = escalationDays.find((one) => String(one) === picked);
    if (days) onChange({ escalateAfter: { ...policy.escalateAfter, [role]: days } });
  };
  return (
    <li class="rung-gap">
      <Icon name="arrow" small />
      <span class="picker">
        <select
          class="select"
          aria-label={`${roleLabels[role]}เงียบ ส่งต่อเมื่อครบ`}
          value={String(policy.escalateAfter[role])}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {escalationDays.map((days) => (
            <option key={days} value={String(days)}>
              {days} วันทำการ
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </li>
  );
}
