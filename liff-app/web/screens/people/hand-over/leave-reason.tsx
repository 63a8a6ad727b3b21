import type { Signal } from '@preact/signals';
import { limits } from '#domain/limits.ts';
import { SelectField, TextField } from '#web/parts/fields/labelled-field.tsx';
import { otherReason, reasonText, usualReasons } from './reason.ts';
import type { Reason } from './reason.ts';

/** The reason why a role ends: one of the usual reasons, or the reader’s own words. */
export function LeaveReason({ reason, isWrong }: { reason: Signal<Reason>; isWrong: boolean }) {
  const { picked, typed } = reason.value;
  const wrong = isWrong && reasonText(reason.value) === '' ? 'กรุณาบอกเหตุผล' : undefined;
  return (
    <>
      <SelectField
        id="leave-reason"
        label="เหตุผล"
        hint="เจ้าตัวได้อ่านเหตุผลนี้"
        value={picked}
        wrong={picked === otherReason ? undefined : wrong}
        onPick={(value) => (reason.value = { picked: value, typed })}
      >
        <option value="">เลือกเหตุผล</option>
        {[...usualReasons, otherReason].map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
      </SelectField>
      {picked === otherReason ? (
        <TextField
          id="leave-reason-typed"
          label="เหตุผลอื่น"
          value={typed}
          wrong={wrong}
          input={{ maxLength: limits.handOver.reasonLetters, autocomplete: 'off' }}
          onInput={(text) => (reason.value = { picked, typed: text })}
        />
      ) : null}
    </>
  );
}
