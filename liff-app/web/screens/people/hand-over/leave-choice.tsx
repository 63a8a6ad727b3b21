import type { Signal } from '@preact/signals';
import { TickRow } from '#web/controls/choice.tsx';
import type { Choice } from './hand-over-choice.ts';

/** Whether the person keeps working or leaves. */
export function LeaveChoice({ choice }: { choice: Signal<Choice> }) {
  const { leaves } = choice.value;
  const pick = (isLeaving: boolean) => (choice.value = { ...choice.peek(), leaves: isLeaving });
  return (
    <fieldset>
      <legend class="sr-only">ยังทำงานอยู่หรือพ้นหน้าที่</legend>
      <ul class="option-list">
        <TickRow
          type="radio"
          name="leaves"
          on={!leaves}
          label="ยังทำงานอยู่"
          hint="โอนงานอย่างเดียว"
          onPick={() => pick(false)}
        />
        <TickRow
          type="radio"
          name="leaves"
          on={leaves}
          label="พ้นหน้าที่"
          hint="ย้าย ลาออก หรือเปลี่ยนพื้นที่"
          onPick={() => pick(true)}
        />
      </ul>
    </fieldset>
  );
}
