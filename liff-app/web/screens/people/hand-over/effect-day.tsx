import type { Signal } from '@preact/signals';
import type { Day } from '#domain/calendar.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { DatePickers } from '#web/controls/date.tsx';

/** The day on which the change takes effect. Null means now, otherwise the text typed so far. */
export type EffectDay = string | null;

interface Props {
  on: Signal<EffectDay>;
  today: Day;
  wrong: string | undefined;
}

/** Chooses whether the change takes effect immediately or on a later day. */
export function EffectDayChoice({ on, today, wrong }: Props) {
  const isLater = on.value !== null;
  return (
    <>
      <fieldset>
        <legend class="sr-only">มีผลเมื่อไร</legend>
        <ul class="option-list">
          <TickRow
            type="radio"
            name="effect"
            on={!isLater}
            label="ทันที"
            onPick={() => (on.value = null)}
          />
          <TickRow
            type="radio"
            name="effect"
            on={isLater}
            label="ตั้งแต่วันที่กำหนด"
            hint="หน้าที่เหมือนเดิมจนถึงวันก่อนหน้า ยกเลิกได้"
            onPick={() => (on.value = on.peek() ?? '')}
          />
        </ul>
      </fieldset>
      {on.value === null ? null : (
        <fieldset>
          <legend class="label">วันแรกที่หน้าที่เปลี่ยน</legend>
          <DatePickers
            value={on.value}
            path="effect-day"
            onChange={(value) => (on.value = value)}
            limits={{ today, notBefore: 'today' }}
            wrong={wrong !== undefined}
          />
          {wrong ? <p class="wrong">{wrong}</p> : null}
        </fieldset>
      )}
    </>
  );
}
